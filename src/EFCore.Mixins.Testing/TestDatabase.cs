using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Testing;

/// <summary>Gives each test a database of its own, which the calls of its flow use.</summary>
/// <remarks>
/// Create it in the constructor or a field of a test class of xunit or MSTest, or in a set-up method that is not asynchronous, and dispose it at the
/// end: what an asynchronous method makes ambient, its caller does not see. Tests may run in parallel.
/// </remarks>
public static class TestDatabase
{
    /// <summary>An SQLite database in memory, with the schema of the context.</summary>
    /// <remarks>While a transaction that has written is open, other contexts cannot read: in memory SQLite has no write-ahead log.</remarks>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseSqlite(database).UseSqliteMixins()</c>.</param>
    /// <param name="seed">Adds the rows that the test starts with; they are saved for it.</param>
    public static TestDatabase<TContext> Sqlite<TContext>(Action<DbContextOptionsBuilder<TContext>, string> configure, Action<TContext>? seed = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        // Connections to one name share a database and wait for each other, where those of a shared cache fail at once: https://sqlite.org/src/file/src/memdb.c
        var schema = new TestSchema<TContext>(configure, seed);
        return TestDatabase<TContext>.Open(schema, $"Data Source=file:/{NewName()}?vfs=memdb;Pooling=False", keepsOpen: true);
    }

    /// <summary>
    ///     A database of its own on a server, which is dropped at the end. On PostgreSQL it is copied from one that is made once in a process; on
    ///     other servers its schema is created anew.
    /// </summary>
    /// <param name="server">The connection string of a user that may create databases.</param>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseNpgsql(database).UsePostgreSqlMixins()</c>.</param>
    /// <param name="seed">Adds the rows that each test starts with; they are saved for it. With a template it runs once.</param>
    public static TestDatabase<TContext> OnServer<TContext>(
        string server,
        Action<DbContextOptionsBuilder<TContext>, string> configure,
        Action<TContext>? seed = null)
        where TContext : DbContext
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(server);
        ArgumentNullException.ThrowIfNull(configure);
        var schema = new TestSchema<TContext>(configure, seed);
        var database = schema.NameDatabase(server, NewName());
        return schema.TryCopyTemplate(server, database)
            ? TestDatabase<TContext>.OpenCopy(schema, database)
            : TestDatabase<TContext>.Open(schema, database, keepsOpen: false);
    }

    /// <summary>
    ///     A transaction on a database that all tests of the process share, which is rolled back at the end. It is the fastest on a server that
    ///     copies no databases, as MySQL and MariaDB.
    /// </summary>
    /// <remarks>
    /// The context of the transaction is ambient, so all calls of the test run on it, one after another; units of work are savepoints in it. What the
    /// test commits by other means stays.
    /// </remarks>
    /// <param name="server">The connection string of a user that may create databases.</param>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseMySql(database, version).UseMySqlMixins()</c>.</param>
    /// <param name="seed">Adds the rows that all tests start with; they are saved for it, once in a process.</param>
    public static TestTransaction<TContext> InTransaction<TContext>(
        string server,
        Action<DbContextOptionsBuilder<TContext>, string> configure,
        Action<TContext>? seed = null)
        where TContext : DbContext
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(server);
        ArgumentNullException.ThrowIfNull(configure);
        var schema = new TestSchema<TContext>(configure, seed);
        return new TestTransaction<TContext>(schema.CreateContext(SharedDatabases.Open(schema, server, "shared")));
    }

    internal static string NewName() => $"test_{Guid.NewGuid():N}";
}
