using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Unit;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Tests.EF9;

public sealed class InternalServiceProviderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_work_beside_a_service_provider_of_the_users_own()
    {
        using var database = new SqliteDatabase();
        await using var services = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();
        await using var db = new SpecContext(database.Options<SpecContext>().UseInternalServiceProvider(services).Options);
        await db.Database.EnsureCreatedAsync(Cancellation);
        using var ambient = Contexts.Use(db);

        var user = await User.CreateAsync(new { Name = "Cid", Age = 3 }, cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 4 }, cancellationToken: Cancellation);
        Assert.Same(user, Assert.Single(await User.AllAsync(User.Query(new { age__ge = 4 }, ["name"], load: ["posts"]), cancellationToken: Cancellation)));
        Assert.Same(user, await User.FindAsync(user.Id, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await user.UpdateAsync(new { Age = 5 }, cancellationToken: Cancellation);
                throw new IOException();
            },
            cancellationToken: Cancellation));
        Assert.Equal(4, await User.Select().Select(one => one.Age).SingleAsync(Cancellation));
        await Assert.ThrowsAsync<AlreadyExistsException>(() => User.CreateAsync(new { Name = "Cid" }, cancellationToken: Cancellation));
        Assert.Equal(1, await User.DestroyAsync(user.Id, Cancellation));
    }

    [Fact]
    public void Retries_are_refused_beside_a_service_provider_of_the_users_own()
    {
        using var database = new SqliteDatabase();
        using var services = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();
        var options = database.Options<SpecContext>().UseMixins(mixins => mixins.RetryOnFailure()).UseInternalServiceProvider(services).Options;

        var error = Assert.Throws<InvalidOperationException>(() => new SpecContext(options));

        Assert.Equal(
            "'RetryOnFailure' has no effect with 'UseInternalServiceProvider', which keeps the services of the library out. " +
            "Set an execution strategy in the options of the provider instead, or let EF build its services.",
            error.Message);
    }
}
