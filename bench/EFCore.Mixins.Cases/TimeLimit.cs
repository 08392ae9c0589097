using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace EFCore.Mixins.Cases;

/// <summary>Interrupts a statement of SQLite, which has no timeout of its own.</summary>
internal sealed class TimeLimit(TimeSpan limit) : DbCommandInterceptor
{
    private const int Instructions = 100_000;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        if (command.Connection is SqliteConnection { Handle: { } connection })
            raw.sqlite3_progress_handler(connection, Instructions, _ => Stopwatch.GetElapsedTime(started) > limit ? 1 : 0, null);
        return ValueTask.FromResult(result);
    }
}
