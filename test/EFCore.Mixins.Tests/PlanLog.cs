using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

/// <summary>Asks the database for the plan of every query before it runs, with the same values.</summary>
public sealed class PlanLog(string explain) : DbCommandInterceptor
{
    /// <summary>The plan of the last query.</summary>
    public string Last { get; private set; } = "";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var sql = command.CommandText;
        command.CommandText = $"{explain} {sql}";
        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        }

        command.CommandText = sql;
        Last = string.Join('\n', lines);
        return result;
    }
}
