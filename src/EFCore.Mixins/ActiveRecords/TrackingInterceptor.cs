using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Shows every context that saves to <see cref="InstanceTracking"/>; those that query are shown by <see cref="Statements.Internal.WatchedQueries"/>.</summary>
internal sealed class TrackingInterceptor : SaveChangesInterceptor
{
    public static TrackingInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Watch(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Watch(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Watch(DbContextEventData eventData)
    {
        if (eventData.Context is { } context)
            InstanceTracking.WatchForeign(context);
    }
}
