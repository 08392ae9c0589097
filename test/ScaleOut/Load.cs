using System.Collections.Concurrent;
using System.Diagnostics;

namespace ScaleOut;

/// <summary>Units of work of many tasks on the same two counters.</summary>
internal sealed class Load(Settings settings)
{
    /// <summary>What a unit may take beyond the duration, so that a program that hangs ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<Outcome> outcomes = [];

    public async Task<IReadOnlyCollection<Outcome>> RunAsync()
    {
        using var limit = new CancellationTokenSource(settings.Duration + Patience);
        var end = Stopwatch.GetTimestamp() + (long)(settings.Duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, settings.Tasks).Select(_ => Task.Run(() => WorkAsync(end, limit.Token))));
        return outcomes;
    }

    private async Task WorkAsync(long end, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetTimestamp() < end)
        {
            var (unit, start) = (Guid.NewGuid(), Stopwatch.GetTimestamp());
            var error = await RunAsync(unit, cancellationToken);
            outcomes.Add(new Outcome(unit, error, Stopwatch.GetElapsedTime(start)));
            if (error is ConnectionLostException)
                await Task.Delay(100, cancellationToken); // a server that is down refuses at once
        }
    }

    private async Task<Exception?> RunAsync(Guid unit, CancellationToken cancellationToken)
    {
        try
        {
            await Contexts.InTransactionAsync(
                () => WriteAsync(unit, cancellationToken),
                verifySucceeded: settings.Verifies ? () => Entry.Where(new { unit }).AnyAsync(cancellationToken) : null,
                cancellationToken: cancellationToken);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static async Task WriteAsync(Guid unit, CancellationToken cancellationToken)
    {
        var first = Random.Shared.Next(50) == 0 ? 1 : 0; // some run into a deadlock
        await Entry.CreateAsync(new { Id = Guid.NewGuid(), Unit = unit, Part = 0 }, cancellationToken: cancellationToken);
        await CountAsync(first, cancellationToken);
        await CountAsync(1 - first, cancellationToken);
        await Entry.CreateAsync(new { Id = Guid.NewGuid(), Unit = unit, Part = 1 }, cancellationToken: cancellationToken);
    }

    private static Task<int> CountAsync(int id, CancellationToken cancellationToken)
        => Counter.Where(new { id }).ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Value, counter => counter.Value + 1), cancellationToken);
}
