using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>
///     A pool without a connection left. MySql.Data blocks a thread for each flow that waits for one, so that many flows wait for each other until the time is
///     up: specs with more flows than the pool has connections do not end.
/// </summary>
internal static class UsedUpPool
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task AssertRefusesAsync(DbContextOptions<SpecContext> options)
    {
        await using var first = NewContext(options);
        await using var second = NewContext(options);
        await first.Database.OpenConnectionAsync(Token);

        await Assert.ThrowsAsync<ConnectionLostException>(() => User.AllAsync(context: second, cancellationToken: Token));
    }

    private static SpecContext NewContext(DbContextOptions<SpecContext> options)
    {
        var db = new SpecContext(options);
        var small = new MySqlConnectionStringBuilder(db.Database.GetConnectionString()) { MaximumPoolSize = 1, ConnectionTimeout = 1 };
        db.Database.SetConnectionString(small.ConnectionString);
        return db;
    }
}
