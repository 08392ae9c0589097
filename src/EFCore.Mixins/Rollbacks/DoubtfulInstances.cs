using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>Instances that were saved in a transaction with an unknown outcome.</summary>
internal static class DoubtfulInstances
{
    /// <summary>The save that may have been rolled back; null if there is none.</summary>
    public static IDoubtfulSave? Of(object instance) => InstanceRecords.NotesOf(instance)?.Doubt;

    /// <summary>Like <see cref="Of" />, for an instance that a context tracks.</summary>
    public static IDoubtfulSave? OfTracked(object instance, DbContext context)
    {
        ContextSaves.Find(context)?.SettleForeign();
        return Of(instance);
    }

    /// <summary>Ends the doubt. If the instance was not saved, the values that the save has set are reset.</summary>
    public static void Settle(object instance, bool isSaved)
    {
        if (InstanceRecords.NotesOf(instance) is not { Doubt: { } doubt } notes)
            return;
        notes.Doubt = null;
        if (!isSaved)
            doubt.TakeBackGiven();
    }

    /// <summary>Reads the current row of a tracked instance for the comparison.</summary>
    public static async Task ReadAsync(DbContext context, object instance, CancellationToken cancellationToken)
    {
        var entry = QuietEntries.Of(context, instance);
        if (await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false) is { } row)
            entry.OriginalValues.SetValues(row);
        Settle(instance, isSaved: true);
    }
}
