using System.Data.Common;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;

#pragma warning disable EF1001 // only EF's state manager looks up an instance without creating an entry for it

namespace EFCore.Mixins.Instances;

/// <summary>
///     The state that the library keeps for one instance of a context, over all its leases from a pool. It has the lifetime of the
///     instance.
/// </summary>
internal sealed class ContextState
{
    private static readonly WeakRecords<ContextState> Records = new(static context => new ContextState((DbContext)context));

    private StrongBox<MixinsOptions?>? options;
    private object[] parts = [];
    private ContextLease? lease;
    private volatile bool isLive;

    private ContextState(DbContext context) => Context = context;

    public DbContext Context { get; }

    /// <summary>The options of <c>UseMixins()</c>, which a context keeps over all leases; null if it was configured without.</summary>
    public MixinsOptions? Options
        => (options ??= new(Context.GetService<IDbContextOptions>().FindExtension<MixinsOptionsExtension>()?.Options)).Value;

    /// <summary>The connection on which the function for regular expressions is registered; null if there is none.</summary>
    public DbConnection? RegexConnection { get; set; }

    /// <summary>The index in <see cref="LiveContextRegistry" />, which alone reads and sets it; negative if there is none.</summary>
    public int Place { get; set; } = -1;

    /// <summary>The current lease; null if the library has not recorded it yet.</summary>
    public ContextLease? Lease => lease is { } known && known.Id.Equals(Context.ContextId) ? known : null;

    /// <summary>Whether the context belongs to the user and, as far as is known, was neither disposed nor returned to its pool.</summary>
    public bool IsLive => isLive;

    /// <summary>Whether the tracked values still match the rows.</summary>
    public bool IsTrusted => Lease is not { IsDistrusted: true } && Context.Database.CurrentTransaction is null;

    public static ContextState Of(DbContext context) => Records.GetOrAdd(context);

    /// <summary>The data of an upper layer for the context, created on first use.</summary>
    public TPart GetOrAdd<TPart>(Func<DbContext, TPart> create)
        where TPart : class
    {
        if (Find<TPart>() is { } known)
            return known;
        var created = create(Context);
        parts = [.. parts, created];
        return created;
    }

    /// <summary>The data of an upper layer for the context; null if there is none.</summary>
    public TPart? Find<TPart>()
        where TPart : class
    {
        foreach (var part in parts)
        {
            if (part is TPart known)
                return known;
        }

        return null;
    }

    public static ContextState? Find(DbContext context) => Records.Find(context);

    public static ContextLease? LeaseOf(DbContext context) => Find(context)?.Lease;

    /// <summary>Begins a lease that the library opened.</summary>
    public void Own()
    {
        isLive = false;
        lease = new ContextLease(Context, isOwned: true);
    }

    /// <summary>Begins a lease of the user. Other contexts must not save its instances.</summary>
    public ContextLease Share()
    {
        var begun = new ContextLease(Context, isOwned: false);
        lease = begun;
        isLive = true;
        LiveContextRegistry.Add(this);
        return begun;
    }

    /// <summary>Records an instance that the context has begun to track. The user's tracking queries call this for each row.</summary>
    public void Tracked(object instance, bool fromQuery)
    {
        if (!isLive)
        {
            if (Lease is { IsOwned: true })
                return;
            Share();
        }

        if (!fromQuery && lease is { } taker)
            RowSnapshots.Expire(instance, taker);
    }

    /// <summary>The context was returned to its pool.</summary>
    public void End() => isLive = false;

    /// <summary>The context was disposed.</summary>
    public void Drop()
    {
        End();
        LiveContextRegistry.Remove(this);
        Records.Remove(Context);
    }

    /// <summary>Whether the context was not disposed. Disposing it ends an open transaction.</summary>
    public bool HasServices()
    {
        try
        {
            return Context.ChangeTracker is not null;
        }
        catch (ObjectDisposedException)
        {
            isLive = false;
            return false;
        }
    }

    /// <summary>Whether the context tracks the instance.</summary>
    /// <remarks>
    ///     Can be called while another thread uses the context. It may then return false for an instance whose state that thread changes.
    /// </remarks>
    public bool Tracks(object instance)
    {
        try
        {
            return ((IDbContextDependencies)Context).StateManager.TryGetEntry(
                instance,
                throwOnNonUniqueness: false) is { EntityState: not EntityState.Detached };
        }
        catch (ObjectDisposedException)
        {
            isLive = false;
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // another thread changes the change tracker
        }
    }
}
