using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // Include and its kin work on EF's own provider class only

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Marks statements: EF's provider, over a compiler that has no context yet.</summary>
internal sealed class DetachedQueryProvider : EntityQueryProvider, ILibraryProvider
{
    public DetachedQueryProvider(Type entityType)
        : this(new DetachedQueryCompiler(entityType))
    {
    }

    private DetachedQueryProvider(DetachedQueryCompiler compiler)
        : base(compiler)
        => Compiler = compiler;

    public DetachedQueryCompiler Compiler { get; }

    DbContext? ILibraryProvider.Context => null;

    public override object Execute(Expression expression)
        => throw SynchronousCall.Error(expression);
}
