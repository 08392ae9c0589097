using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.ActiveRecords.Pending;

/// <summary>Notes what the library and units of work save in a transaction.</summary>
/// <remarks>What your own <c>SaveChanges</c> saves in your own transaction is tracked after its rollback as EF tracks it.</remarks>
internal static class WatchedSaves
{
    /// <summary>A save begins.</summary>
    public static void Begin(DbContext context)
    {
        if (PendingSaves.Of(context) is null)
            return;
        var record = ContextRecord.Of(context);
        record.Saving = record.Call is not null || record.Lease is { IsOwned: true } || UnitOfWork.IsRunningOn(context)
            ? PendingSave.Begin(context, record.Call)
            : null;
    }

    /// <summary>The rows were written.</summary>
    public static void Complete(DbContext context)
    {
        if (PendingSaves.Of(context) is not { } saves || ContextRecord.Find(context) is not { Saving: { } save } record)
            return;
        record.Saving = null;
        save.Complete();
        saves.Add(save);
        if (context.Database.CurrentTransaction is IPendingTransaction { IsForeign: true } transaction)
            record.Foreign = transaction;
    }
}
