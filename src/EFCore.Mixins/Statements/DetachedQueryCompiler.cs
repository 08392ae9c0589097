using System.Linq.Expressions;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // EF's own provider class is what keeps Include and its kin working; pinned by tests

namespace EFCore.Mixins.Statements;

/// <summary>Opens a context when a statement runs, and hands it to that context's own compiler.</summary>
internal sealed class DetachedQueryCompiler(Type entityType) : IQueryCompiler
{
    public TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
    {
        var scope = ContextBindings.OpenAsync(entityType, null, cancellationToken).AsTask().GetAwaiter().GetResult();
        return scope.Context.GetService<IQueryCompiler>().ExecuteAsync<TResult>(query, cancellationToken);
    }

    public TResult Execute<TResult>(Expression query)
        => throw new NotSupportedException();

    public Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query)
        => throw new NotSupportedException();

    public Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
        => throw new NotSupportedException();

    public Expression<Func<QueryContext, TResult>> PrecompileQuery<TResult>(Expression query, bool async)
        => throw new NotSupportedException();
}
