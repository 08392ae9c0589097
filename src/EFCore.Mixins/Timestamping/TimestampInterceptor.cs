using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Timestamping;

/// <summary>Sets timestamps in every SaveChanges, the library's and the user's, and takes them back from one that fails.</summary>
internal sealed class TimestampInterceptor : SaveChangesInterceptor
{
    public static TimestampInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Begin(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Begin(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Take(eventData.Context)?.End();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Take(eventData.Context)?.End();
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Take(eventData.Context)?.TakeBack();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Take(eventData.Context)?.TakeBack();
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Take(eventData.Context)?.TakeBack();

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Take(eventData.Context)?.TakeBack();
        return Task.CompletedTask;
    }

    private static void Begin(DbContext? context)
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

    /// <summary>The run of the present lease of the context, which it has no longer.</summary>
    private static TimestampRun? Take(DbContext? context)
    {
        if (context is null || ContextRecord.Find(context) is not { Save: TimestampRun run } record)
            return null;
        record.Save = null;
        return run.Id.Equals(context.ContextId) ? run : null;
    }
}
