using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The saves in an open transaction, in order. Its end determines the state of the instances.</summary>
internal sealed class TransactionSaves
{
    private readonly Lock gate = new();
    private readonly List<PendingSave> saves = [];
    private readonly List<(string Name, int Count)> savepoints = [];

    /// <summary>Whether the change tracker is restored elsewhere.</summary>
    public bool LeavesTracker { get; set; }

    /// <summary>The saves of the transaction around a context; null if each save commits by itself.</summary>
    public static TransactionSaves? Of(DbContext context)
        => context.Database.CurrentTransaction is { } transaction
            ? (transaction as ISavedTransaction)?.Saves
            : AmbientTransactionSaves.Of(context);

    public void Add(PendingSave save)
    {
        lock (gate)
            saves.Add(save);
    }

    /// <summary>Records the rows that a context has read, which may be rolled back with earlier saves.</summary>
    public Action<EntityEntry> ReaderOf(DbContext context) => entry => Add(PendingSave.OfRead(context, entry));

    public void CreateSavepoint(string name)
    {
        lock (gate)
            savepoints.Add((name, saves.Count));
    }

    public void ReleaseSavepoint(string name)
    {
        lock (gate)
        {
            if (FindSavepoint(name) is >= 0 and var index)
                savepoints.RemoveRange(index, savepoints.Count - index);
        }
    }

    /// <summary>Undoes the saves after a savepoint, which remains.</summary>
    public void RollBackToSavepoint(string name)
    {
        if (FindSavepoint(name) is not (>= 0 and var index))
            return;
        lock (gate)
            savepoints.RemoveRange(index + 1, savepoints.Count - index - 1);
        Undo(TakeFrom(savepoints[index].Count));
    }

    /// <summary>Called when the transaction was committed.</summary>
    public void Commit() => TakeFrom(0);

    /// <summary>
    ///     Called when the transaction was rolled back. Saved values are changes again, and inserted instances are new again.
    /// </summary>
    public void RollBack() => Undo(TakeFrom(0));

    /// <summary>Removes the saves to settle them later.</summary>
    public TransactionSaves Take()
    {
        var taken = new TransactionSaves { LeavesTracker = true };
        taken.saves.AddRange(TakeFrom(0));
        return taken;
    }

    /// <summary>Settles them with the outcome of the transaction.</summary>
    public void Settle(bool isCommitted)
    {
        if (isCommitted)
            Commit();
        else
            RollBack();
    }

    /// <summary>
    ///     Called when the end was not observed, or the commit got no response. The next save of the instances queries the database.
    /// </summary>
    public void Doubt()
    {
        var taken = TakeFrom(0);
        for (var i = taken.Count - 1; i >= 0; i--)
            taken[i].Doubt(LeavesTracker);
    }

    private void Undo(List<PendingSave> taken)
    {
        for (var i = taken.Count - 1; i >= 0; i--)
            taken[i].Undo(LeavesTracker);
    }

    private List<PendingSave> TakeFrom(int start)
    {
        lock (gate)
        {
            var taken = saves[start..];
            saves.RemoveRange(start, taken.Count);
            return taken;
        }
    }

    private int FindSavepoint(string name) => savepoints.FindLastIndex(savepoint => savepoint.Name == name);
}
