using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF9100 // EF's own tools call it
#pragma warning disable EF1001 // the one seam between EF's provider and the queries that the library runs

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Runs the queries of one context, with their follow-up queries.</summary>
internal sealed class ContextQueryCompiler(DbContext context) : IQueryCompiler, IStatementRunner
{
    public TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
        => AsyncResult<TResult>.Run(this, query, cancellationToken);

    /// <remarks>
    ///     EF requests the plain <see cref="IEnumerable"/> in <c>ToQueryString()</c> and in the enumeration of a query whose row type is
    ///     unknown.
    /// </remarks>
    public TResult Execute<TResult>(Expression query)
        => typeof(TResult) == typeof(IEnumerable)
            ? (TResult)(object)new ContextQueryText(new StatementExecution(context, query))
            : QueryOf(query).Run<TResult>();

    public Task<TResult> RunAsync<TResult>(Expression query, CancellationToken cancellationToken)
        => QueryOf(query).RunAsync<TResult>(cancellationToken);

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Expression query, CancellationToken cancellationToken)
        => new StatementExecution(context, query).StreamAsync<TRow>(cancellationToken);

    public Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query)
        => Compiler.CreateCompiledQuery<TResult>(query);

    public Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
        => Compiler.CreateCompiledAsyncQuery<TResult>(query);

    public Expression<Func<QueryContext, TResult>> PrecompileQuery<TResult>(Expression query, bool async)
        => Compiler.PrecompileQuery<TResult>(query, async);

    private StatementExecution QueryOf(Expression query)
    {
        if (BulkOperationCalls.Of(query) is not DatabaseOperation.Unknown)
            ContextBindings.NoteWrite();
        return new StatementExecution(context, query);
    }

    private IQueryCompiler Compiler => context.GetService<IQueryCompiler>();
}
