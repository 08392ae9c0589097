using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Testing;

/// <summary>Databases that are created once in a process, and dropped at its end.</summary>
internal static class SharedDatabases
{
    private static readonly ConcurrentDictionary<(object Schema, string Server, string Use), Lazy<string>> Opened = new();

    /// <summary>
    ///     Returns the connection string of the database with that schema. No connection to it remains open, so it can be copied.
    /// </summary>
    public static string Open<TContext>(TestSchema<TContext> schema, string server, string use)
        where TContext : DbContext
        => Opened.GetOrAdd((schema.Key, server, use), _ => new Lazy<string>(() => Create(schema, server))).Value;

    private static string Create<TContext>(TestSchema<TContext> schema, string server)
        where TContext : DbContext
    {
        var database = schema.NameDatabase(server, TestDatabase.NewName(), isPooled: false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop();
        using var context = schema.CreateContext(database);
        schema.Create(context);
        return database;

        void Drop()
        {
            using var ending = schema.CreateContext(database);
            ending.Database.EnsureDeleted();
        }
    }
}
