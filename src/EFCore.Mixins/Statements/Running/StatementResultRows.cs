using System.Runtime.CompilerServices;
using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.Running;

/// <summary>Reads the results of a query. Rows are returned with their relations.</summary>
internal sealed class StatementResultRows<TRow>(StatementExecution query)
{
    /// <summary>Reads one row with its relations.</summary>
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken)
    {
        var (row, values) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (row is not null)
            await query.LoadAsync([new FetchedRowValues(row, values)], cancellationToken).ConfigureAwait(false);
        return row;
    }

    public IAsyncEnumerable<TRow> StreamAsync(CancellationToken cancellationToken)
        => query.Plan.Nodes.Count == 0
            ? query.Execute<IAsyncEnumerable<TRow>>(cancellationToken)
            : LoadAsync(cancellationToken);

    private async Task<(TRow Row, object?[] Values)> ReadAsync(CancellationToken cancellationToken)
    {
        if (!query.Plan.IsProjected)
            return (await query.Execute<Task<TRow>>(cancellationToken).ConfigureAwait(false), []);
        var fetched = await query.Execute<Task<QueryResultRow<TRow>?>>(cancellationToken).ConfigureAwait(false);
        return fetched is null ? default : (fetched.Row, fetched.Values);
    }

    private async IAsyncEnumerable<TRow> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in ChunksAsync(cancellationToken).ConfigureAwait(false))
        {
            await query.LoadAsync(chunk, cancellationToken).ConfigureAwait(false);
            foreach (var fetched in chunk)
                yield return (TRow)fetched.Row;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<FetchedRowValues>> ChunksAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.IsBuffered)
        {
            var all = await FetchAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var chunk in all.Chunk(query.Plan.ChunkSize))
                yield return chunk;
            yield break;
        }

        await foreach (var chunk in FetchAsync(cancellationToken).Chunk(query.Plan.ChunkSize).ConfigureAwait(false))
            yield return chunk;
    }

    private async IAsyncEnumerable<FetchedRowValues> FetchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Plan.IsProjected)
        {
            var rows = query.Execute<IAsyncEnumerable<QueryResultRow<TRow>>>(cancellationToken);
            await foreach (var fetched in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return new FetchedRowValues(fetched.Row!, fetched.Values); // rows of an entity type
        }
        else
        {
            var rows = query.Execute<IAsyncEnumerable<TRow>>(cancellationToken);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return new FetchedRowValues(row!, []); // rows of an entity type
        }
    }
}
