using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EFCore.Mixins.Benchmarks.Data;

/// <summary>A filled database, and pooled contexts of it: one pool with the library and one without, otherwise with the same options.</summary>
public sealed class BlogDatabase : IAsyncDisposable
{
    public const int Authors = 100;
    public const int PostsOfAuthor = 10;
    public const int CommentsOfPost = 10;

    private const string Sqlite = "SQLite";
    private const string PostgreSql = "PostgreSQL";

    private readonly DbConnection? only;
    private readonly Func<DbConnection> connect;

    private BlogDatabase(
        string name,
        DbConnection? only,
        Func<DbConnection> connect,
        Action<DbContextOptionsBuilder> use,
        Action<DbContextOptionsBuilder> useMixins)
    {
        Name = name;
        this.only = only;
        this.connect = connect;
        Plain = Pool(use, QueryTrackingBehavior.TrackAll);
        Reading = Pool(use, QueryTrackingBehavior.NoTracking);
        Mixed = Pool(useMixins, QueryTrackingBehavior.TrackAll);
        MixedReading = Pool(useMixins, QueryTrackingBehavior.NoTracking);
    }

    /// <summary>Whether all contexts share one connection, which runs one command at a time.</summary>
    public bool HasOneConnection => only is not null;

    /// <summary>The name in tables.</summary>
    public string Name { get; }

    /// <summary>Contexts without the library.</summary>
    public PooledDbContextFactory<BlogContext> Plain { get; }

    /// <summary>Contexts without the library that track nothing by default.</summary>
    public PooledDbContextFactory<BlogContext> Reading { get; }

    /// <summary>Contexts with the library.</summary>
    public PooledDbContextFactory<BlogContext> Mixed { get; }

    /// <summary>Contexts with the library that track nothing by default.</summary>
    public PooledDbContextFactory<BlogContext> MixedReading { get; }

    /// <summary>The names of the available databases: PostgreSQL is one if <c>MIXINS_TEST_POSTGRES</c> names a server.</summary>
    public static IEnumerable<string> Names => Server is null ? [Sqlite] : [Sqlite, PostgreSql];

    private static string? Server => Environment.GetEnvironmentVariable("MIXINS_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Opens the filled database with the given name.</summary>
    public static Task<BlogDatabase> OpenAsync(string name) => name == Sqlite ? SqliteAsync() : PostgreSqlAsync();

    /// <summary>
    ///     A database in memory, on one shared open connection: opening one costs more than most queries, because EF adds its functions to it.
    /// </summary>
    public static async Task<BlogDatabase> SqliteAsync(Action<MixinsOptionsBuilder>? configure = null)
    {
        var only = new SqliteConnection("Data Source=:memory:");
        await only.OpenAsync();
        return await FilledAsync(new BlogDatabase(
            Sqlite,
            only,
            () => only,
            options => options.UseSqlite(only),
            options => options.UseSqlite(only).UseSqliteMixins().UseMixins(configure)));
    }

    /// <summary>Runs code that does not use a context, on a connection like those of the contexts.</summary>
    public async Task<T> ConnectedAsync<T>(Func<DbConnection, Task<T>> work)
    {
        if (only is not null)
            return await work(only);
        await using var connection = connect();
        return await work(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (only is not null)
        {
            await only.DisposeAsync();
            return;
        }

        await using var context = Plain.CreateDbContext();
        await context.Database.EnsureDeletedAsync();
    }

    /// <summary>A database of its own on the server. It is analyzed at once, because the server would otherwise do so during a measurement.</summary>
    private static async Task<BlogDatabase> PostgreSqlAsync()
    {
        var text = new NpgsqlConnectionStringBuilder(Server) { Database = $"bench_{Guid.NewGuid():N}" }.ConnectionString;
        var database = await FilledAsync(new BlogDatabase(
            PostgreSql, null, () => new NpgsqlConnection(text), options => options.UseNpgsql(text), options => options.UseNpgsql(text).UsePostgreSqlMixins()));
        await using var context = database.Plain.CreateDbContext();
        await context.Database.ExecuteSqlAsync($"VACUUM ANALYZE");
        return database;
    }

    private static PooledDbContextFactory<BlogContext> Pool(Action<DbContextOptionsBuilder> use, QueryTrackingBehavior tracking)
    {
        var options = new DbContextOptionsBuilder<BlogContext>();
        use(options);
        return new PooledDbContextFactory<BlogContext>(options.UseQueryTrackingBehavior(tracking).Options);
    }

    private static async Task<BlogDatabase> FilledAsync(BlogDatabase database)
    {
        await using var context = database.Plain.CreateDbContext();
        await context.Database.EnsureCreatedAsync();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < Authors; i++)
            context.Add(NewAuthor(i));
        await context.SaveChangesAsync();
        await context.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {CommentsOfPost - 1})
            INSERT INTO "Comments" ("Text", "Score", "PostId")
            SELECT 'comment ' || (p."Id" - 1) || '-' || i, (p."Id" - 1 + i) % 10, p."Id" FROM "Posts" p CROSS JOIN n ORDER BY p."Id", i
            """);
        return database;
    }

    private static Author NewAuthor(int number)
    {
        var author = new Author { Name = $"author {number}" };
        for (var i = 0; i < PostsOfAuthor; i++)
            author.Posts.Add(NewPost((number * PostsOfAuthor) + i));
        return author;
    }

    private static Post NewPost(int number) => new()
    {
        Title = $"title {number}",
        Body = new string('x', 200),
        Rating = number % 100,
        Archived = number % 7 == 0,
        PublishedAt = new DateTime(2020, 1, 1).AddHours(number),
    };
}
