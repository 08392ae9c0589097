using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Testing;

/// <summary>The initial state of a test database: the schema of a context, and rows.</summary>
internal sealed class TestSchema<TContext>(Action<DbContextOptionsBuilder<TContext>, string> configure, Action<TContext>? seed)
    where TContext : DbContext
{
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Distinguishes the databases of two schemas.</summary>
    public object Key { get; } = (typeof(TContext), configure.Method, seed?.Method);

    public DbContextOptions<TContext> Options(string database)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        configure(options, database);
        return options.Options;
    }

    public TContext CreateContext(string database) => CreateContext(Options(database));

    public static TContext CreateContext(DbContextOptions<TContext> options)
        => new PooledDbContextFactory<TContext>(options).CreateDbContext();

    public void Create(TContext context)
    {
        context.Database.EnsureCreated();
        if (seed is null)
            return;
        seed(context);
        context.SaveChanges();
        context.ChangeTracker.Clear();
    }

    /// <summary>The connection string of a database on the server.</summary>
    public string NameDatabase(string server, string name, bool isPooled = true)
    {
        using var context = CreateContext(server);
        var factory = DbProviderFactories.GetFactory(context.Database.GetDbConnection());
        var builder = factory?.CreateConnectionStringBuilder() ?? new DbConnectionStringBuilder();
        builder.ConnectionString = server;
        builder["Database"] = name;
        if (!isPooled)
            builder["Pooling"] = false;
        return builder.ConnectionString;
    }

    /// <summary>Copies the database from one with the schema and the rows, if the server can copy databases.</summary>
    public bool TryCopyTemplate(string server, string database)
    {
        using var administration = CreateContext(server);
        if (administration.Database.ProviderName != PostgreSql)
            return false;
        var template = SharedDatabases.Open(this, server, "template");
        administration.Database.ExecuteSqlRaw(Copying(NameOf(template), NameOf(database)));
        return true;
    }

    private static string Copying(string? template, string? database)
        => $"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\""; // both are the library's own names

    private static string? NameOf(string database) => new DbConnectionStringBuilder { ConnectionString = database }["Database"].ToString();
}
