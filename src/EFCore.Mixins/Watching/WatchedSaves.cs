using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Watching;

/// <summary>Notes what the library and units of work save in a transaction.</summary>
/// <remarks>What your own <c>SaveChanges</c> saves in your own transaction is tracked after its rollback as EF tracks it.</remarks>
internal static class WatchedSaves
{
    /// <summary>A save begins.</summary>
    public static void Begin(DbContext context)
    {
        if (PendingSaves.Of(context) is null)
            return;
        var current = ContextSaves.Of(context);
        current.Saving = current.Call is not null || ContextRecord.LeaseOf(context) is { IsOwned: true } || UnitOfWork.IsRunningOn(context)
            ? PendingSave.Begin(context, current.Call)
            : null;
    }

    /// <summary>The rows were written.</summary>
    public static void Complete(DbContext context)
    {
        if (PendingSaves.Of(context) is not { } saves || ContextSaves.Find(context) is not { Saving: { } save } current)
            return;
        current.Saving = null;
        save.Complete();
        saves.Add(save);
        if (context.Database.CurrentTransaction is IPendingTransaction { IsForeign: true } transaction)
            current.Foreign = transaction;
    }
}
