using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sqlite;

/// <summary>The columns in SQLite's list <c>table.column, table.column</c>. Names are never quoted.</summary>
internal sealed record SqliteColumnList(string Table, IReadOnlyList<string> Names)
{
    /// <summary>Reads the list with the names of the model; null if it is ambiguous.</summary>
    public static SqliteColumnList? Read(string text, IRelationalModel model)
        => model.Tables.SelectMany(table => Readings(table, text)).Take(2).ToList() switch
        {
            [var reading] => reading,
            [] => ReadUnknown(text),
            _ => null,
        };

    private static IEnumerable<SqliteColumnList> Readings(ITable table, string text)
        => from rest in After(text, $"{table.Name}.")
           from column in table.Columns
           from reading in ReadingsAfter(table, column.Name, rest)
           select reading;

    private static IEnumerable<SqliteColumnList> ReadingsAfter(ITable table, string column, string text)
        => text.Equals(column, StringComparison.OrdinalIgnoreCase)
            ? [new SqliteColumnList(table.Name, [column])]
            : After(text, $"{column}, ")
                .SelectMany(rest => Readings(table, rest))
                .Select(reading => reading with { Names = [column, .. reading.Names] });

    /// <summary>A table that is not in the model is read only if all names are plain.</summary>
    private static SqliteColumnList? ReadUnknown(string text)
    {
        var parts = text.Split(", ").Select(part => part.Split('.')).ToList();
        return parts.TrueForAll(part => part is [var table, _] && table == parts[0][0])
            ? new SqliteColumnList(parts[0][0], [.. parts.Select(part => part[1])])
            : null;
    }

    private static string[] After(string text, string start)
        => text.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? [text[start.Length..]] : [];
}
