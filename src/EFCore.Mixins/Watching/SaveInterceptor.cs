using EFCore.Mixins.Timestamping;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Follows each SaveChanges, synchronous or not, from its beginning to its end.</summary>
/// <remarks>It is one for all that the library does there: EF calls a single interceptor itself, and several through a list, asynchronously.</remarks>
internal sealed class SaveInterceptor : SaveChangesInterceptor
{
    public static SaveInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } context)
        {
            WatchedSaves.Begin(context);
            TimestampedSaves.Begin(context);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context is { } context)
        {
            WatchedSaves.Complete(context);
            TimestampedSaves.Complete(context);
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(SavedChanges(eventData, result));

    public override void SaveChangesFailed(DbContextErrorEventData eventData)
    {
        if (eventData.Context is not { } context)
            return;
        TimestampedSaves.GiveUp(context);
        FailedSaves.Fail(context, eventData.Exception);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesFailed(eventData);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData)
    {
        if (eventData.Context is { } context)
            TimestampedSaves.GiveUp(context);
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesCanceled(eventData);
        return Task.CompletedTask;
    }
}
