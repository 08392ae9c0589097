using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>Instances that were saved in a transaction whose outcome is not known.</summary>
internal static class DoubtfulInstances
{
    /// <summary>The save that may not have taken place; null where there is none.</summary>
    public static IDoubtfulSave? Of(object instance) => InstanceRecords.NotesOf(instance)?.Doubt;

    /// <summary>As <see cref="Of" />, of an instance that a context tracks.</summary>
    public static IDoubtfulSave? OfTracked(object instance, DbContext context)
    {
        ContextSaves.Find(context)?.SettleForeign();
        return Of(instance);
    }

    /// <summary>Ends the doubt. What was not saved gives back what the save has given to it.</summary>
    public static void Settle(object instance, bool isSaved)
    {
        if (InstanceRecords.NotesOf(instance) is not { Doubt: { } doubt } notes)
            return;
        notes.Doubt = null;
        if (!isSaved)
            doubt.TakeBackGiven();
    }

    /// <summary>Lets a tracked instance be compared with its row as it is.</summary>
    public static async Task ReadAsync(DbContext context, object instance, CancellationToken cancellationToken)
    {
        var entry = QuietEntries.Of(context, instance);
        if (await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false) is { } row)
            entry.OriginalValues.SetValues(row);
        Settle(instance, isSaved: true);
    }
}
