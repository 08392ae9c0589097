using System.Data.Common;
using System.Runtime.CompilerServices;
using EFCore.Mixins.ActiveRecords.Pending;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;

#pragma warning disable EF1001 // EF looks an instance up without creating an entry for it in its state manager only

namespace EFCore.Mixins.ActiveRecords;

/// <summary>What the library knows of one instance of a context, however many leases a pool makes of it. It goes with the instance.</summary>
internal sealed class ContextRecord
{
    private static readonly WeakRecords<ContextRecord> Records = new(static context => new ContextRecord((DbContext)context));

    private StrongBox<MixinsOptions?>? options;
    private TrackingLease? lease;
    private volatile bool isLive;

    private ContextRecord(DbContext context) => Context = context;

    public DbContext Context { get; }

    /// <summary>What <c>UseMixins()</c> has set, which a context keeps however often it is rented; null where it was configured without.</summary>
    public MixinsOptions? Options => (options ??= new(Context.GetService<IDbContextOptions>().FindExtension<MixinsOptionsExtension>()?.Options)).Value;

    /// <summary>What runs its compiled queries, looked up when the first one runs.</summary>
    public CompiledQueries? Queries { get; set; }

    /// <summary>The connection that has the function for regular expressions; null where none has.</summary>
    public DbConnection? RegexConnection { get; set; }

    /// <summary>What an interceptor keeps from the start of a save to its end.</summary>
    public object? Save { get; set; }

    /// <summary>The call of the library that is saving; null where none is.</summary>
    public Undo? Call { get; set; }

    /// <summary>What is being saved within a transaction.</summary>
    public PendingSave? Saving { get; set; }

    /// <summary>The transaction that EF was given by the user, where the library has saved in it.</summary>
    public IPendingTransaction? Foreign { get; set; }

    /// <summary>The place among <see cref="LiveContexts" />, which alone reads and sets it; negative where it has none.</summary>
    public int Place { get; set; } = -1;

    /// <summary>The present lease; null where the library has not seen it yet.</summary>
    public TrackingLease? Lease => lease is { } known && known.Id.Equals(Context.ContextId) ? known : null;

    /// <summary>Whether the context is one of the user's, and was neither disposed nor returned to its pool as far as the library was told.</summary>
    public bool IsLive => isLive;

    /// <summary>Whether the tracker still tells what the rows hold.</summary>
    public bool IsTrusted => Lease is not { IsDistrusted: true } && Context.Database.CurrentTransaction is null;

    public static ContextRecord Of(DbContext context) => Records.GetOrAdd(context);

    public static ContextRecord? Find(DbContext context) => Records.Find(context);

    public static TrackingLease? LeaseOf(DbContext context) => Find(context)?.Lease;

    /// <summary>Begins a lease that the library opened.</summary>
    public void Own()
    {
        isLive = false;
        lease = new TrackingLease(Context, isOwned: true);
    }

    /// <summary>Begins a lease of the user's: its instances are not to be saved by other contexts.</summary>
    public TrackingLease Share()
    {
        var begun = new TrackingLease(Context, isOwned: false);
        lease = begun;
        isLive = true;
        LiveContexts.Add(this);
        return begun;
    }

    /// <summary>Notes an instance that the context has begun to track. A query of the user's that tracks rows comes here for each row.</summary>
    public void Tracked(object instance, bool fromQuery)
    {
        if (!isLive)
        {
            if (Lease is { IsOwned: true })
                return;
            Share();
        }

        if (!fromQuery && lease is { } taker)
            InstanceMemory.Expire(instance, taker);
    }

    /// <summary>Ends the saves in a transaction that the user has taken away again: how it ended was not seen.</summary>
    public void SettleForeign()
    {
        if (Foreign is not { } transaction || ReferenceEquals(Context.Database.CurrentTransaction, transaction))
            return;
        Foreign = null;
        transaction.Saves.Doubt();
    }

    /// <summary>The context was returned to its pool.</summary>
    public void End()
    {
        isLive = false;
        Foreign?.Saves.Doubt();
        Foreign = null;
    }

    /// <summary>The context was disposed.</summary>
    public void Drop()
    {
        End();
        LiveContexts.Remove(this);
        Records.Remove(Context);
    }

    /// <summary>Whether the context was not disposed; it ends a transaction that is open when it is.</summary>
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
    /// <remarks>May be called while another thread uses the context. The answer may then be no for an instance of which that thread changes the state.</remarks>
    public bool Tracks(object instance)
    {
        try
        {
            return ((IDbContextDependencies)Context).StateManager.TryGetEntry(instance, throwOnNonUniqueness: false) is { EntityState: not EntityState.Detached };
        }
        catch (ObjectDisposedException)
        {
            isLive = false;
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // another thread changes the tracker
        }
    }
}
