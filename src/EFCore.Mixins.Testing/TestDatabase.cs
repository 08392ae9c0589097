using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Testing;

/// <summary>Creates a separate database for each test, which is ambient in the flow of the test.</summary>
/// <remarks>
/// Create it in the constructor or a field of a test class of xunit or MSTest, or in a synchronous set-up method, and dispose it at the
/// end. An asynchronous method cannot make anything ambient for its caller. Tests can run in parallel.
/// </remarks>
public static class TestDatabase
{
    /// <summary>Creates an in-memory SQLite database with the schema of the context.</summary>
    /// <remarks>
    ///     While a transaction that has written is open, other contexts cannot read, because in-memory SQLite has no write-ahead log.
    /// </remarks>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseSqlite(database).UseSqliteMixins()</c>.</param>
    /// <param name="seed">Adds the initial rows of the test; <c>SaveChanges</c> is called afterwards.</param>
    public static TestDatabase<TContext> Sqlite<TContext>(
        Action<DbContextOptionsBuilder<TContext>, string> configure,
        Action<TContext>? seed = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        // Connections to one name share a database and wait for each other. With a shared cache they fail at once:
        // https://sqlite.org/src/file/src/memdb.c
        var schema = new TestSchema<TContext>(configure, seed);
        return TestDatabase<TContext>.Open(schema, $"Data Source=file:/{NewName()}?vfs=memdb;Pooling=False", keepsOpen: true);
    }

    /// <summary>
    ///     Creates a separate database on a server, which is dropped at the end. On PostgreSQL it is copied from a template created once
    ///     per process; on other servers its schema is created each time.
    /// </summary>
    /// <param name="server">The connection string of a user with the right to create databases.</param>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseNpgsql(database).UsePostgreSqlMixins()</c>.</param>
    /// <param name="seed">
    ///     Adds the initial rows of each test; <c>SaveChanges</c> is called afterwards. With a template it runs once.
    /// </param>
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
    ///     Begins a transaction on a database that all tests of the process share, which is rolled back at the end. It is fastest on a
    ///     server that cannot copy databases, such as MySQL and MariaDB.
    /// </summary>
    /// <remarks>
    /// The context of the transaction is ambient, so all calls of the test run on it, one after another. Units of work are savepoints in
    /// it. Rows that the test commits by other means remain.
    /// </remarks>
    /// <param name="server">The connection string of a user with the right to create databases.</param>
    /// <param name="configure">Configures the options for a connection string:
    ///     <c>(options, database) => options.UseMySql(database, version).UseMySqlMixins()</c>.</param>
    /// <param name="seed">Adds the initial rows of all tests, once per process; <c>SaveChanges</c> is called afterwards.</param>
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
