using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Sessions;

/// <summary>Follows each SaveChanges, synchronous or not, from its beginning to its end.</summary>
internal abstract class SaveInterceptor : SaveChangesInterceptor
{
    public sealed override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Begin(eventData.Context);
        return result;
    }

    public sealed override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(SavingChanges(eventData, result));

    public sealed override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Complete(eventData.Context);
        return result;
    }

    public sealed override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(SavedChanges(eventData, result));

    public sealed override void SaveChangesFailed(DbContextErrorEventData eventData) => GiveUp(eventData.Context);

    public sealed override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveUp(eventData.Context);
        return Task.CompletedTask;
    }

    public sealed override void SaveChangesCanceled(DbContextEventData eventData) => GiveUp(eventData.Context);

    public sealed override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveUp(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>A save begins.</summary>
    protected abstract void Begin(DbContext? context);

    /// <summary>The rows were written.</summary>
    protected abstract void Complete(DbContext? context);

    /// <summary>The save has failed, or was cancelled.</summary>
    protected virtual void GiveUp(DbContext? context)
    {
    }
}
