using System.Reflection;
using MySql.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The provider for EF Core 10, that of MySQL itself, on the driver MySql.Data.</summary>
internal static class MySqlProvider
{
    /// <summary>The most connections to a database. Its driver blocks a thread for each flow that waits for a connection.</summary>
    public const int PoolSize = 60;

    /// <summary>A statement that the server ends in time: the driver does not come back from a time-out of its own.</summary>
    public const string TooLong = "SET STATEMENT max_statement_time=0.3 FOR SELECT SLEEP(10)";

    /// <summary>The key is read back by another command, so that EF sends both in a transaction.</summary>
    public static bool KeepsInserts => false;

    public static DbContextOptionsBuilder<TContext> UseServer<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        string database,
        MySqlVersion version,
        int retries = 0)
        where TContext : DbContext
        => options.UseMySQL(database, mySql => Retry(mySql, retries));

    /// <summary>The driver keeps the constructor to itself.</summary>
    public static MySqlException ErrorOf(int number, string message)
        => (MySqlException)typeof(MySqlException).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string), typeof(int)])!
            .Invoke([message, number]); // the test fails on null, as it should

    private static void Retry(MySQLDbContextOptionsBuilder mySql, int retries)
    {
        if (retries > 0)
            mySql.EnableRetryOnFailure(retries, TimeSpan.FromMilliseconds(200), [0, (int)MySqlErrorCode.LockDeadlock]); // 0: a broken connection
    }
}
