using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class ContextMySqlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    ///     MySql.Data blocks a thread for each flow that waits for a connection, so that many flows on a pool that is used up wait for each other until the
    ///     time is up.
    /// </summary>
    public override async Task Two_hundred_parallel_flows_do_not_see_each_other()
    {
        await using var first = NewContextOfSmallPool();
        await using var second = NewContextOfSmallPool();
        await first.Database.OpenConnectionAsync(Cancellation);

        await Assert.ThrowsAsync<ConnectionLostException>(() => User.AllAsync(context: second, cancellationToken: Cancellation));
    }

    private SpecContext NewContextOfSmallPool()
    {
        var db = NewContext();
        var small = new MySqlConnectionStringBuilder(db.Database.GetConnectionString()) { MaximumPoolSize = 1, ConnectionTimeout = 1 };
        db.Database.SetConnectionString(small.ConnectionString);
        return db;
    }
}
