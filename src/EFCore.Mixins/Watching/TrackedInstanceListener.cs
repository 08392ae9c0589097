using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;

#pragma warning disable EF1001 // the tracker's events cost an object for each row of each query, while EF's internal listener costs nothing

namespace EFCore.Mixins.Watching;

/// <summary>Records that a context of the user begins to track, instances that are not from a query, and the end of the lease.</summary>
internal sealed class TrackedInstanceListener(ILocalViewListener views, ICurrentDbContext current)
    : ILocalViewListener, IInstanceListener, IResettableService, IDisposable
{
    private ContextState? record;

    public void RegisterView(Action<InternalEntityEntry, EntityState> viewAction) => views.RegisterView(viewAction);

    public void StateChanging(InternalEntityEntry entry, EntityState newState) => views.StateChanging(entry, newState);

    public void StateChanged(InternalEntityEntry entry, EntityState oldState, bool fromQuery)
    {
        if (oldState == EntityState.Detached)
            (record ??= ContextState.Of(current.Context)).Tracked(entry.Entity, fromQuery);
        views.StateChanged(entry, oldState, fromQuery);
    }

    public void ResetState()
    {
        record?.End();
        EndSaves();
    }

    public Task ResetStateAsync(CancellationToken cancellationToken = default)
    {
        ResetState();
        return Task.CompletedTask;
    }

    /// <remarks>The scope of the context disposes a service once for each registration.</remarks>
    public void Dispose()
    {
        record?.Drop();
        EndSaves();
        record = null;
    }

    private void EndSaves() => record?.Find<ContextSaves>()?.End();
}
