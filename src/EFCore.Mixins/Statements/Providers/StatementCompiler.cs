using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // the one seam between EF's provider and the context that a query runs on

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Opens a context when a statement runs, and runs the statement on it.</summary>
internal sealed class StatementCompiler(Type entityType) : IQueryCompiler, IStatementRunner
{
    /// <summary>The statement that queries of the provider are composed on; null if it selects all rows.</summary>
    public BoundStatement? Origin { get; set; }

    public TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
        => AsyncResult<TResult>.Run(this, query, cancellationToken);

    /// <remarks>EF requests the plain <see cref="System.Collections.IEnumerable"/> in <c>ToQueryString()</c> only.</remarks>
    public TResult Execute<TResult>(Expression query)
        => new StatementQueryString(entityType, query) is TResult result ? result : throw SynchronousCallErrors.Error(query);

    public Task<TResult> RunAsync<TResult>(Expression query, CancellationToken cancellationToken)
        => ContextWork.WithContextAsync(
            entityType,
            null,
            BulkOperationCalls.Of(query) is DatabaseOperation.Unknown ? ContextAccess.Read : ContextAccess.Write,
            query,
            RunOnAsync<TResult>,
            cancellationToken);

    public async IAsyncEnumerable<TRow> StreamAsync<TRow>(Expression query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await ContextBindings.OpenForReadAsync(entityType, null, cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
        {
            var rows = ExecutionOn(scope, query).StreamAsync<TRow>(cancellationToken);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return row;
        }
    }

    public Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query)
        => throw NotCompilable();

    public Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
        => throw NotCompilable();

    public Expression<Func<QueryContext, TResult>> PrecompileQuery<TResult>(Expression query, bool async)
        => throw NotCompilable();

    /// <summary>A query of the provider with its statement key; null if it has none.</summary>
    public KeyedStatement? KeyedStatementOf(Expression query) => Origin is { } statement ? StatementKeyCalls.Find(statement, query) : null;

    private Task<TResult> RunOnAsync<TResult>(ContextScope scope, Expression query, CancellationToken cancellationToken)
        => ExecutionOn(scope, query).RunAsync<TResult>(cancellationToken);

    private StatementExecution ExecutionOn(ContextScope scope, Expression query)
    {
        var keyed = KeyedStatementOf(query);
        scope.MayHaveLoaded = keyed?.HasLoads ?? RelationLoadFinder.AreIn(query);
        return StatementExecution.Of(scope.Context, keyed, () => query);
    }

    private static NotSupportedException NotCompilable()
        => new(
            "A statement cannot be compiled: it has no context. " +
            $"Use '{nameof(EF)}.{nameof(EF.CompileAsyncQuery)}' over the sets of a context.");
}
