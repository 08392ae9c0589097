using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Timestamping;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements;

/// <summary>A tree that is local to a context, run there: with its loads, and with typed errors.</summary>
internal sealed class ContextQuery(DbContext context, Expression query)
{
    private readonly PlannedQuery planned = PlannedQuery.Of(context, BulkTimestamps.Add(query, context));
    private readonly DatabaseOperation operation = BulkOperation.Of(query);

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

    /// <summary>Runs a query without follow-ups.</summary>
    /// <exception cref="NotSupportedException">Other queries have to follow, and they are asynchronous.</exception>
    public TResult Run<TResult>()
    {
        if (planned.HasFollowUps)
            throw SynchronousCall.ErrorOfLoads(query);
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
        => ErrorTranslation.Translate(context, exception, operation);
}
