using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Shapes;
using EFCore.Mixins.Timestamping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements;

/// <summary>A tree that is local to a context, run there: with its loads, and with typed errors.</summary>
internal sealed class ContextQuery(DbContext context, PlannedQuery planned, DatabaseOperation operation = DatabaseOperation.Unknown, IEntityType? updated = null)
{
    public ContextQuery(DbContext context, Expression query)
        : this(context, PlannedQuery.Of(context, BulkTimestamps.Add(query, context)), BulkOperation.Of(query), BulkOperation.UpdatedBy(query, context.Model))
    {
    }

    /// <summary>The statement on the context: by its shape where it has one, else by its tree.</summary>
    public static ContextQuery Of(DbContext context, ShapedCall? call, Func<Expression> query)
        => Of(context, call) ?? new ContextQuery(context, Localizer.LocalizeWhole(query(), context));

    /// <summary>The statement on the context, by its shape; null where EF has to see its tree.</summary>
    public static ContextQuery? Of(DbContext context, ShapedCall? call)
        => call is not null && ShapedQuery.Of(context, call) is { } shaped ? new ContextQuery(context, PlannedQuery.Of(context, shaped)) : null;

    public async Task<TResult> RunAsync<TResult>(CancellationToken cancellationToken)
    {
        try
        {
            var rows = new PlannedRows<TResult>(planned);
            return operation is DatabaseOperation.Unknown
                ? await rows.SingleAsync(cancellationToken).ConfigureAwait(false)
                : await StatementSavepoint.RunAsync(context, () => rows.SingleAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }
    }

    public async IAsyncEnumerable<TRow> StreamAsync<TRow>([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new PlannedRows<TRow>(planned).StreamAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            while (await MoveNextAsync(rows).ConfigureAwait(false))
            {
                yield return rows.Current;
                cancellationToken.ThrowIfCancellationRequested(); // a driver may hand out rows that it has read ahead without a look at the token
            }
        }
    }

    /// <summary>Reads all rows.</summary>
    public async Task<List<TRow>> ToListAsync<TRow>(CancellationToken cancellationToken)
    {
        var list = new List<TRow>();
        try
        {
            await foreach (var row in new PlannedRows<TRow>(planned).StreamAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
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
    /// <exception cref="NotSupportedException">Other queries have to follow, and they are asynchronous.</exception>
    public TResult Run<TResult>()
    {
        if (planned.HasFollowUps)
            throw SynchronousCall.ErrorOfLoads(planned.Main);
        try
        {
            return operation is DatabaseOperation.Unknown
                ? planned.Provider.Execute<TResult>(planned.Main)
                : StatementSavepoint.Run(context, () => planned.Provider.Execute<TResult>(planned.Main));
        }
        catch (Exception exception) when (Translate(exception) is { } typed)
        {
            throw typed;
        }
    }

    /// <summary>What shows the SQL of the main query.</summary>
    public IEnumerable Text() => planned.Provider.Execute<IEnumerable>(planned.Main);

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
