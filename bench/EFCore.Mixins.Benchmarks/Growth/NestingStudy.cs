using System.Diagnostics;
using System.Globalization;
using EFCore.Mixins.Benchmarks.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EFCore.Mixins.Benchmarks.Growth;

/// <summary>The time of a condition that matches no row at the end of nested to-many paths, by the form of its subqueries, on SQLite.</summary>
/// <param name="isDry">Whether to run only the smallest size of each.</param>
internal sealed class NestingStudy(bool isDry)
{
    private const int Posts = BlogDatabase.Authors * BlogDatabase.PostsOfAuthor;

    /// <summary>The time after which a statement is canceled.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Paths over one to four to-many relations.</summary>
    private static readonly string[] Paths =
    [
        "posts___rating__gt",
        "posts___comments___score__gt",
        "posts___comments___post___comments___score__gt",
        "posts___comments___post___comments___post___comments___score__gt",
    ];

    public async Task RunAsync()
    {
        Console.WriteLine("\n| to-many relations | comments | EXISTS, ms | IN, ms | Automatic, ms |\n|--:|--:|--:|--:|--:|");
        foreach (var rows in isDry ? [1000] : new[] { 1000, 10_000, 100_000, 1_000_000 })
            await RunAsync(rows);
    }

    private async Task RunAsync(int rows)
    {
        await using var database = await BlogDatabase.SqliteAsync();
        await database.ConnectedAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                DELETE FROM "Comments";
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO "Comments" ("Text", "Score", "PostId") SELECT 'text', i % 10, 1 + i % {Posts} FROM n;
                """;
            return await command.ExecuteNonQueryAsync();
        });
        Contexts.SetFactory(database.MixedReading);
        for (var depth = 1; depth <= (isDry ? 2 : Paths.Length); depth++)
            await PrintAsync(database, depth, rows);
    }

    private static async Task PrintAsync(BlogDatabase database, int depth, int rows)
    {
        var times = new List<string>();
        foreach (var behavior in new[] { SubqueryBehavior.Exists, SubqueryBehavior.In, SubqueryBehavior.Automatic })
            times.Add(await TimeAsync(database, Filter.And(new Dictionary<string, object?> { [Paths[depth - 1]] = 1000 }).WithSubqueries(behavior)));
        Console.WriteLine($"| {depth} | {rows} | {string.Join(" | ", times)} |");
    }

    private static async Task<string> TimeAsync(BlogDatabase database, Filter where)
    {
        await Author.Where(where).Take(0).ToListAsync();
        var watch = Stopwatch.StartNew();
        await database.ConnectedAsync(connection =>
        {
            if (connection is SqliteConnection { Handle: { } handle })
                raw.sqlite3_progress_handler(handle, 100_000, _ => watch.Elapsed > Limit ? 1 : 0, null);
            return Task.FromResult(true);
        });
        try
        {
            await Author.Where(where).CountAsync();
            return string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0.0}");
        }
        catch (Exception) when (watch.Elapsed > Limit)
        {
            return string.Create(CultureInfo.InvariantCulture, $"> {Limit.TotalMilliseconds:0}");
        }
    }
}
