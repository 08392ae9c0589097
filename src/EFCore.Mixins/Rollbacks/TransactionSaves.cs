using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>What was saved in a transaction that has not ended yet, in order. Its end decides what becomes of the instances.</summary>
internal sealed class TransactionSaves
{
    private readonly Lock gate = new();
    private readonly List<PendingSave> saves = [];
    private readonly List<(string Name, int Count)> savepoints = [];

    /// <summary>Whether somebody else brings the tracker back.</summary>
    public bool LeavesTracker { get; set; }

    /// <summary>The saves of the transaction around a context; null where each save commits by itself.</summary>
    public static TransactionSaves? Of(DbContext context)
        => context.Database.CurrentTransaction is { } transaction
            ? (transaction as ISavedTransaction)?.Saves
            : AmbientTransactionSaves.Of(context);

    public void Add(PendingSave save)
    {
        lock (gate)
            saves.Add(save);
    }

    /// <summary>Notes what a context has read: it may be undone with what was saved before.</summary>
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

    /// <summary>Takes back what followed a savepoint, which stays.</summary>
    public void RollBackToSavepoint(string name)
    {
        if (FindSavepoint(name) is not (>= 0 and var index))
            return;
        lock (gate)
            savepoints.RemoveRange(index + 1, savepoints.Count - index - 1);
        Undo(TakeFrom(savepoints[index].Count));
    }

    /// <summary>The transaction was committed.</summary>
    public void Commit() => TakeFrom(0);

    /// <summary>The transaction was rolled back: what it saved is a change again, and what it inserted is new again.</summary>
    public void RollBack() => Undo(TakeFrom(0));

    /// <summary>Takes the saves away, to settle them later.</summary>
    public TransactionSaves Take()
    {
        var taken = new TransactionSaves { LeavesTracker = true };
        taken.saves.AddRange(TakeFrom(0));
        return taken;
    }

    /// <summary>Ends them as the transaction has ended.</summary>
    public void Settle(bool isCommitted)
    {
        if (isCommitted)
            Commit();
        else
            RollBack();
    }

    /// <summary>The transaction has ended unseen, or its commit was not answered. The next save of its instances looks in the database.</summary>
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
