using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Timestamping;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements;

/// <summary>A tree that is local to a context, run there: with its loads, and with typed errors.</summary>
internal sealed class ContextQuery(DbContext context, Expression query)
{
    private readonly PlannedQuery planned = PlannedQuery.Of(context, BulkTimestamps.Add(query, context));

    public async Task<TResult> RunAsync<TResult>(CancellationToken cancellationToken)
    {
        try
        {
            return await new PlannedRows<TResult>(planned).SingleAsync(cancellationToken).ConfigureAwait(false);
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
                yield return rows.Current;
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
            return planned.Provider.Execute<TResult>(planned.Main);
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
        => ErrorTranslation.Translate(context, exception, BulkOperation.Of(query));
}
