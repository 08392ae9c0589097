using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>A server that rolls the whole transaction back where a lock was waited for in vain: the same error, and another outcome.</summary>
public sealed class RollbackOnTimeoutMariaDbTests : IAsyncLifetime
{
    private MariaDbProcess? process;
    private DbContextOptions<SpecContext> options = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        process = await MariaDbProcess.CreateAsync("--innodb-rollback-on-timeout=ON", "--innodb-lock-wait-timeout=1");
        await process.StartAsync();
        options = new DbContextOptionsBuilder<SpecContext>()
            .UseServer($"{process.ConnectionString};Database=timeout;Pooling=false", MySqlVersion.Read(process.ConnectionString))
            .UseMySqlMixins()
            .AddInterceptors(new AnsiQuotes())
            .ReplaceService<IModelCustomizer, MySqlModel>()
            .Options;
        await using var db = new SpecContext(options);
        await db.Database.EnsureCreatedAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(options));
    }

    public async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<SpecContext>(null);
        if (process is not null)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task A_unit_that_passes_over_the_timeout_keeps_nothing()
    {
        var user = await AddAsync("Zoe");
        await using var rival = new SpecContext(options);
        await using var transaction = await rival.Database.BeginTransactionAsync(Token);
        await rival.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 1), Token);

        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await Assert.ThrowsAsync<DatabaseBusyException>(
                    () => User.Where(new { id = user.Id }).ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 2), Token));
                await Assert.ThrowsAsync<DatabaseBusyException>(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        Assert.IsType<DatabaseBusyException>(error);
        await transaction.RollbackAsync(Token);
        Assert.Equal(["Zoe"], await User.Select().Select(row => row.Name).ToListAsync(Token));
    }

    private static Task<User> AddAsync(string name) => User.CreateAsync(new { Name = name }, cancellationToken: Token);
}
