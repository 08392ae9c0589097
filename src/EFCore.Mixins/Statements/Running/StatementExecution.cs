using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.FollowUps;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Timestamping;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Running;

/// <summary>Runs a statement on a context, by its statement key or by its tree, with its load plan and with typed errors.</summary>
internal sealed class StatementExecution
{
    private readonly DbContext context;
    private readonly CachedStatementQuery? cached;
    private readonly DatabaseOperation operation;
    private readonly IEntityType? updated;

    /// <summary>Creates the execution of a query whose tree was rewritten for the context.</summary>
    public StatementExecution(DbContext context, Expression query)
    {
        this.context = context;
        operation = BulkOperationCalls.Of(query);
        updated = BulkOperationCalls.UpdatedBy(query, context.Model);
        Plan = ContextRewriter.Plan(BulkUpdateTimestamps.Add(query, context), context);
    }

    private StatementExecution(DbContext context, CachedStatementQuery cached)
    {
        this.context = context;
        this.cached = cached;
        Plan = cached.Plan;
    }

    /// <summary>The main query, and the relations that are read with it or after it.</summary>
    public MainQueryPlan Plan { get; }

    /// <summary>Whether the main query must end before others run.</summary>
    public bool IsBuffered => Plan.IsBufferedOn(context);

    private IAsyncQueryProvider Provider => context.GetService<IAsyncQueryProvider>();

    /// <summary>The statement on the context, by its statement key if possible, otherwise by its tree.</summary>
    public static StatementExecution Of(DbContext context, KeyedStatement? call, Func<Expression> query)
        => (call is null ? null : Cached(context, call)) ?? OfTree(context, query());

    /// <inheritdoc cref="Of(DbContext, KeyedStatement?, Func{Expression})" />
    public static StatementExecution Of(DbContext context, KeyedStatement call) => Cached(context, call) ?? OfTree(context, call.Tree);

    private static StatementExecution? Cached(DbContext context, KeyedStatement call)
        => CachedStatementQuery.Of(context, call) is { } cached ? new StatementExecution(context, cached) : null;

    private static StatementExecution OfTree(DbContext context, Expression query)
        => new(context, ContextRewriter.RewriteWhole(query, context));

    public async Task<TResult> RunAsync<TResult>(CancellationToken cancellationToken)
    {
        try
        {
            return operation is DatabaseOperation.Unknown
                ? await SingleAsync<TResult>(cancellationToken).ConfigureAwait(false)
                : await StatementSavepoint
                    .RunAsync(context, () => SingleAsync<TResult>(cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }
    }

    public async IAsyncEnumerable<TRow> StreamAsync<TRow>([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new StatementResultRows<TRow>(this).StreamAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            while (await MoveNextAsync(rows).ConfigureAwait(false))
            {
                yield return rows.Current;
                cancellationToken.ThrowIfCancellationRequested(); // a driver may return buffered rows without checking the token
            }
        }
    }

    /// <summary>Reads all rows.</summary>
    public async Task<List<TRow>> ToListAsync<TRow>(CancellationToken cancellationToken)
    {
        var list = new List<TRow>();
        try
        {
            await foreach (var row in new StatementResultRows<TRow>(this)
                .StreamAsync(cancellationToken)
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false))
            {
                list.Add(row);
                cancellationToken.ThrowIfCancellationRequested(); // as in a stream
            }
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }

        return list;
    }

    /// <summary>Runs a query without follow-ups.</summary>
    /// <exception cref="NotSupportedException">The load plan requires follow-up queries, which are asynchronous.</exception>
    public TResult Run<TResult>()
    {
        if (Plan.HasFollowUps)
            throw SynchronousCallErrors.ErrorOfLoads(Plan.Main);
        try
        {
            return operation is DatabaseOperation.Unknown
                ? Provider.Execute<TResult>(Plan.Main)
                : StatementSavepoint.Run(context, () => Provider.Execute<TResult>(Plan.Main));
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }
    }

    /// <summary>Runs the main query.</summary>
    public TResult Execute<TResult>(CancellationToken cancellationToken)
        => cached is null ? Provider.ExecuteAsync<TResult>(Plan.Main, cancellationToken) : cached.Execute<TResult>(cancellationToken);

    /// <summary>Reads the relations of the rows of the main query.</summary>
    public Task LoadAsync(IReadOnlyList<FetchedRowValues> read, CancellationToken cancellationToken)
        => new RelationLoadRun(context, Plan).LoadAsync(read, cancellationToken);

    /// <summary>The enumerable that has the SQL of the main query.</summary>
    public IEnumerable Text() => Provider.Execute<IEnumerable>(Plan.Main);

    private Task<TResult> SingleAsync<TResult>(CancellationToken cancellationToken)
        => Plan.Nodes.Count == 0
            ? Execute<Task<TResult>>(cancellationToken)
            : new StatementResultRows<TResult>(this).SingleAsync(cancellationToken);

    private async ValueTask<bool> MoveNextAsync<TRow>(IAsyncEnumerator<TRow> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }
    }

    private Exception? Translate(Exception exception)
        => ErrorTranslation.TranslateRead(context, exception, operation, updated);
}
