using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>A context to work with, and whether it ends with this scope.</summary>
/// <remarks>Disposing the scope disposes an owned context and leaves a given or ambient one as it is.</remarks>
public sealed class ContextScope : IAsyncDisposable
{
    private bool disposed;

    internal ContextScope(DbContext context, bool isOwned)
    {
        Context = context;
        IsOwned = isOwned;
        Record = InstanceTracking.Follow(context, isOwned);
    }

    /// <summary>The context that the scope resolved to.</summary>
    public DbContext Context { get; }

    /// <summary>Whether the library opened the context for this scope and disposes it.</summary>
    public bool IsOwned { get; }

    /// <summary>What the library keeps for the context.</summary>
    internal ContextState Record { get; }

    /// <summary>Whether relations can have been loaded on the context; a query that it was opened for may rule that out.</summary>
    internal bool MayHaveLoaded { get; set; } = true;

    /// <summary>Disposes an owned context, once: a pooled one may serve somebody else by the second call.</summary>
    /// <remarks>
    ///     An error of the disposal is ignored: it would hide the exception of the work, or make work that was committed look like work that failed.
    /// </remarks>
    public ValueTask DisposeAsync()
    {
        if (!IsOwned || Interlocked.Exchange(ref disposed, true))
            return ValueTask.CompletedTask;
        RowSnapshots.Remember(Record, MayHaveLoaded, AmbientTransactionSaves.Find(Context)?.ReaderOf(Context));
        return CleanUp.DisposeAsync(Context);
    }
}
