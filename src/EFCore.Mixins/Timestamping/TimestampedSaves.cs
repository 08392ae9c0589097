using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Timestamping;

/// <summary>Sets timestamps in every SaveChanges, of the library and of the application, and restores them if it fails.</summary>
internal static class TimestampedSaves
{
    /// <summary>Called at the beginning of a save.</summary>
    public static void Begin(DbContext context)
    {
        if (!TimestampColumns.Any(context.Model))
            return;
        Take(context)?.TakeBack(); // another interceptor has thrown, and EF does not report that the save was abandoned
        var run = new SavedTimestamps(context);
        try
        {
            run.Begin();
        }
        catch
        {
            run.TakeBack();
            throw;
        }

        ContextState.Of(context).GetOrAdd(static _ => new Slot()).Run = run;
    }

    /// <summary>Called after the rows were written.</summary>
    public static void Complete(DbContext context) => Take(context)?.End();

    /// <summary>Called if the save has failed, or was cancelled.</summary>
    public static void GiveUp(DbContext context) => Take(context)?.TakeBack();

    /// <summary>Removes the run from the context; null if it is not of the present lease.</summary>
    private static SavedTimestamps? Take(DbContext context)
    {
        if (ContextState.Find(context)?.Find<Slot>() is not { Run: { } run } slot)
            return null;
        slot.Run = null;
        return run.Id.Equals(context.ContextId) ? run : null;
    }

    /// <summary>Stores the run from the beginning of a save to its end.</summary>
    private sealed class Slot
    {
        public SavedTimestamps? Run { get; set; }
    }
}
