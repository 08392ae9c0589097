using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>A context, and whether this scope disposes it.</summary>
/// <remarks>Disposing the scope disposes an owned context, but not a given or ambient one.</remarks>
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

    /// <summary>The library's state of the context.</summary>
    internal ContextState Record { get; }

    /// <summary>Whether relations can have been loaded on the context. The query for which it was opened may exclude this.</summary>
    internal bool MayHaveLoaded { get; set; } = true;

    /// <summary>Disposes an owned context once, because a pooled one may already be reused at the second call.</summary>
    /// <remarks>
    ///     An error of the disposal is ignored. It would hide the exception of the work, or make committed work look like a failure.
    /// </remarks>
    public ValueTask DisposeAsync()
    {
        if (!IsOwned || Interlocked.Exchange(ref disposed, true))
            return ValueTask.CompletedTask;
        RowSnapshots.Remember(Record, MayHaveLoaded, AmbientTransactionSaves.Find(Context)?.ReaderOf(Context));
        return CleanUp.DisposeAsync(Context);
    }
}
