using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The current saves of a context.</summary>
internal sealed class ContextSaves(DbContext context)
{
    /// <summary>The call of the library that is saving; null if there is none.</summary>
    public SaveRollback? Call { get; set; }

    /// <summary>The current save within a transaction.</summary>
    public PendingSave? Saving { get; set; }

    /// <summary>The transaction that the user has passed to EF, if the library has saved in it.</summary>
    public ISavedTransaction? Foreign { get; set; }

    public static ContextSaves Of(DbContext context) => ContextState.Of(context).GetOrAdd(static context => new ContextSaves(context));

    public static ContextSaves? Find(DbContext context) => ContextState.Find(context)?.Find<ContextSaves>();

    /// <summary>Ends the saves in a transaction that the user has removed from EF. Its outcome is unknown.</summary>
    public void SettleForeign()
    {
        if (Foreign is { } transaction && !ReferenceEquals(context.Database.CurrentTransaction, transaction))
            End();
    }

    /// <summary>Called when the context is no longer in use, so that the outcome of the transaction remains unknown.</summary>
    public void End()
    {
        var transaction = Foreign;
        Foreign = null;
        transaction?.Saves.Doubt();
    }
}
