using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Runs a planned query for what it gives: rows, each with its relations, or anything else.</summary>
internal sealed class PlannedRows<TRow>(PlannedQuery planned)
{
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken)
    {
        if (planned.Nodes.Count == 0)
            return await planned.Execute<Task<TRow>>(cancellationToken).ConfigureAwait(false);
        var (row, values) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (row is not null)
            await planned.LoadAsync([new FetchedRow(row, values)], cancellationToken).ConfigureAwait(false);
        return row;
    }

    public IAsyncEnumerable<TRow> StreamAsync(CancellationToken cancellationToken)
        => planned.Nodes.Count == 0
            ? planned.Execute<IAsyncEnumerable<TRow>>(cancellationToken)
            : LoadAsync(cancellationToken);

    private async Task<(TRow Row, object?[] Values)> ReadAsync(CancellationToken cancellationToken)
    {
        if (!planned.IsProjected)
            return (await planned.Execute<Task<TRow>>(cancellationToken).ConfigureAwait(false), []);
        var fetched = await planned.Execute<Task<Fetched<TRow>?>>(cancellationToken).ConfigureAwait(false);
        return fetched is null ? default : (fetched.Row, fetched.Values);
    }

    private async IAsyncEnumerable<TRow> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in ChunksAsync(cancellationToken).ConfigureAwait(false))
        {
            await planned.LoadAsync(chunk, cancellationToken).ConfigureAwait(false);
            foreach (var fetched in chunk)
                yield return (TRow)fetched.Row;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<FetchedRow>> ChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (planned.IsBuffered)
        {
            var all = await FetchAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var chunk in all.Chunk(planned.ChunkSize))
                yield return chunk;
            yield break;
        }

        await foreach (var chunk in FetchAsync(cancellationToken).Chunk(planned.ChunkSize).ConfigureAwait(false))
            yield return chunk;
    }

    private async IAsyncEnumerable<FetchedRow> FetchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (planned.IsProjected)
        {
            var rows = planned.Execute<IAsyncEnumerable<Fetched<TRow>>>(cancellationToken);
            await foreach (var fetched in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return new FetchedRow(fetched.Row!, fetched.Values); // rows of an entity type
        }
        else
        {
            var rows = planned.Execute<IAsyncEnumerable<TRow>>(cancellationToken);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return new FetchedRow(row!, []); // rows of an entity type
        }
    }
}
