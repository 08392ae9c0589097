using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Watching;

/// <summary>Records the saves of the library and of units of work in a transaction.</summary>
/// <remarks>Instances that your own <c>SaveChanges</c> saves in your own transaction remain tracked after its rollback, as in EF.</remarks>
internal static class TransactionSaveRecorder
{
    /// <summary>Called at the beginning of a save.</summary>
    public static void Begin(DbContext context)
    {
        var current = ContextSaves.Find(context);
        if (IsRecorded(context, current?.Call) && TransactionSaves.Of(context) is not null)
            (current ?? ContextSaves.Of(context)).Saving = PendingSave.Begin(context, current?.Call);
        else
            current?.Saving = null;
    }

    /// <summary>Called after the rows were written.</summary>
    public static void Complete(DbContext context)
    {
        if (ContextSaves.Find(context) is not { Saving: { } save } current || TransactionSaves.Of(context) is not { } saves)
            return;
        current.Saving = null;
        save.Complete();
        saves.Add(save);
        if (context.Database.CurrentTransaction is ISavedTransaction { IsForeign: true } transaction)
            current.Foreign = transaction;
    }

    private static bool IsRecorded(DbContext context, SaveRollback? call)
        => call is not null || ContextState.LeaseOf(context) is { IsOwned: true } || UnitOfWork.IsRunningOn(context);
}
