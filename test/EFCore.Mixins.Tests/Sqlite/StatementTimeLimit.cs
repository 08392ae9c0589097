using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>Interrupts a statement that reads for too long: SQLite has no timeout of its own, and one bad plan would hold up all tests.</summary>
public sealed class StatementTimeLimit(TimeSpan limit) : DbCommandInterceptor
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
