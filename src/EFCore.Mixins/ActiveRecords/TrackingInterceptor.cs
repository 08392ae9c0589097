using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Shows every context that runs a command to <see cref="InstanceTracking"/>.</summary>
internal sealed class TrackingInterceptor : DbCommandInterceptor
{
    public static TrackingInterceptor Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result)
    {
        Watch(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Watch(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Watch(CommandEventData eventData)
    {
        if (eventData.Context is { } context)
            InstanceTracking.WatchForeign(context);
    }
}
