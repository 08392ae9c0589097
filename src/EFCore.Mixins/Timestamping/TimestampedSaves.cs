using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Timestamping;

/// <summary>Sets timestamps in every SaveChanges, the library's and the user's, and takes them back from one that fails.</summary>
internal static class TimestampedSaves
{
    /// <summary>A save begins.</summary>
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

    /// <summary>The rows were written.</summary>
    public static void Complete(DbContext context) => Take(context)?.End();

    /// <summary>The save has failed, or was cancelled.</summary>
    public static void GiveUp(DbContext context) => Take(context)?.TakeBack();

    /// <summary>The run of the present lease of the context, which it has no longer.</summary>
    private static SavedTimestamps? Take(DbContext context)
    {
        if (ContextState.Find(context)?.Find<Slot>() is not { Run: { } run } slot)
            return null;
        slot.Run = null;
        return run.Id.Equals(context.ContextId) ? run : null;
    }

    /// <summary>Holds the run from the start of a save to its end.</summary>
    private sealed class Slot
    {
        public SavedTimestamps? Run { get; set; }
    }
}
