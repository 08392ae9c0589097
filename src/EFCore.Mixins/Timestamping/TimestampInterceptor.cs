using EFCore.Mixins.ActiveRecords;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Timestamping;

/// <summary>Sets timestamps in every SaveChanges, the library's and the user's, and takes them back from one that fails.</summary>
internal sealed class TimestampInterceptor : SaveInterceptor
{
    public static TimestampInterceptor Instance { get; } = new();

    protected override void Begin(DbContext? context)
    {
        if (context is null || !TimestampColumns.Any(context.Model))
            return;
        Take(context)?.TakeBack(); // another interceptor has thrown, and EF tells nobody that the save was given up
        var run = new TimestampRun(context);
        try
        {
            run.Begin();
        }
        catch
        {
            run.TakeBack();
            throw;
        }

        ContextRecord.Of(context).Save = run;
    }

    protected override void Complete(DbContext? context) => Take(context)?.End();

    protected override void GiveUp(DbContext? context) => Take(context)?.TakeBack();

    /// <summary>The run of the present lease of the context, which it has no longer.</summary>
    private static TimestampRun? Take(DbContext? context)
    {
        if (context is null || ContextRecord.Find(context) is not { Save: TimestampRun run } record)
            return null;
        record.Save = null;
        return run.Id.Equals(context.ContextId) ? run : null;
    }
}
