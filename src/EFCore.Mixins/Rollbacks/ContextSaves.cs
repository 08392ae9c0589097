using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>What is being saved on a context.</summary>
internal sealed class ContextSaves(DbContext context)
{
    /// <summary>The call of the library that is saving; null where none is.</summary>
    public Undo? Call { get; set; }

    /// <summary>What is being saved within a transaction.</summary>
    public PendingSave? Saving { get; set; }

    /// <summary>The transaction that EF was given by the user, where the library has saved in it.</summary>
    public IPendingTransaction? Foreign { get; set; }

    public static ContextSaves Of(DbContext context) => ContextRecord.Of(context).GetOrAdd(static context => new ContextSaves(context));

    public static ContextSaves? Find(DbContext context) => ContextRecord.Find(context)?.Find<ContextSaves>();

    /// <summary>Ends the saves in a transaction that the user has taken away again: how it ended was not seen.</summary>
    public void SettleForeign()
    {
        if (Foreign is { } transaction && !ReferenceEquals(context.Database.CurrentTransaction, transaction))
            End();
    }

    /// <summary>The context is no longer in use: how the transaction ends will not be seen.</summary>
    public void End()
    {
        var transaction = Foreign;
        Foreign = null;
        transaction?.Saves.Doubt();
    }
}
