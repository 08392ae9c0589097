using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The provider for EF Core 9, Pomelo's, on the driver MySqlConnector.</summary>
internal static class MySqlProvider
{
    /// <summary>The most connections to a database.</summary>
    public const int PoolSize = 15;

    /// <summary>A statement that runs into the time-out of a second.</summary>
    public const string TooLong = "SELECT SLEEP(10)";

    /// <summary>Whether an INSERT is sent without a transaction around it.</summary>
    public static bool KeepsInserts => true;

    public static DbContextOptionsBuilder<TContext> UseServer<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        string database,
        MySqlVersion version,
        int retries = 0)
        where TContext : DbContext
        => options.UseMySql(database, ServerVersion.Parse(version.Text), mySql => Retry(mySql, retries));

    /// <summary>The driver keeps the constructor to itself.</summary>
    public static MySqlException ErrorOf(int number, string message)
        => (MySqlException)typeof(MySqlException).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(MySqlErrorCode), typeof(string)])!
            .Invoke([(MySqlErrorCode)number, message]); // the test fails on null, as it should

    // The error of a connection that breaks has no number, and the provider's strategy retries it when it is told to.
    private static void Retry(MySqlDbContextOptionsBuilder mySql, int retries)
    {
        if (retries > 0)
            mySql.EnableRetryOnFailure(retries, TimeSpan.FromMilliseconds(200), [(int)MySqlErrorCode.None]);
    }
}
