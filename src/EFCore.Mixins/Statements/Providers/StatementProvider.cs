using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // Include and similar calls require EF's own provider class

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Marks statements. It is EF's provider with a compiler that has no context yet.</summary>
internal sealed class StatementProvider : EntityQueryProvider, ILibraryProvider
{
    public StatementProvider(Type entityType)
        : this(new StatementCompiler(entityType))
    {
    }

    private StatementProvider(StatementCompiler compiler)
        : base(compiler)
        => Compiler = compiler;

    public StatementCompiler Compiler { get; }

    DbContext? ILibraryProvider.Context => null;

    public override object Execute(Expression expression)
        => throw SynchronousCallErrors.Error(expression);
}
