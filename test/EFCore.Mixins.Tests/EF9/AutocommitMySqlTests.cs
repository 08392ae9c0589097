using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Pomelo's <c>SET AUTOCOMMIT = 1</c> before a single command, which a transaction must not be sent.</summary>
public sealed class AutocommitMySqlTests(MySqlBackend backend) : IClassFixture<MySqlBackend>, IAsyncLifetime
{
    private const string Prefix = "SET AUTOCOMMIT = 1;";
    private readonly CommandLog log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await backend.ResetAsync();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(backend.OptionsOf<SpecContext>(log)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_save_outside_of_a_transaction_makes_sure_that_the_session_commits()
    {
        var user = await AddAsync("Ana");
        await user.UpdateAsync(new { Age = 1 }, cancellationToken: Token);

        Assert.All(log.Texts, command => Assert.StartsWith(Prefix, command, StringComparison.Ordinal));
        Assert.Equal(2, log.Texts.Count);
    }

    [Fact]
    public async Task A_save_in_a_unit_sends_its_command_alone()
    {
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                var user = await AddAsync("Ana");
                await user.UpdateAsync(new { Age = 1 }, cancellationToken: Token);
                await user.DeleteAsync(cancellationToken: Token);
                db.Add(new User { Name = "Bill" });
                await db.SaveChangesAsync(Token);
            },
            cancellationToken: Token);

        AssertAlone(4);
    }

    [Fact]
    public async Task A_save_in_a_transaction_of_the_users_sends_its_command_alone()
    {
        await using var db = new SpecContext(backend.OptionsOf<SpecContext>(log));
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        db.Add(new User { Name = "Ana" });
        db.SaveChanges();
        await User.CreateAsync(new { Name = "Bill" }, context: db, cancellationToken: Token);
        await User.CreateAsync(new { Name = "Cid" }, commit: false, context: db, cancellationToken: Token);
        await transaction.CommitAsync(Token);

        AssertAlone(3);
        Assert.Equal(3, await User.Select().CountAsync(Token));
    }

    private void AssertAlone(int count)
    {
        var written = log.Texts.Where(command => !command.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
        Assert.Equal(count, written.Count);
        Assert.DoesNotContain(written, command => command.Contains(Prefix, StringComparison.Ordinal));
    }

    private static Task<User> AddAsync(string name) => User.CreateAsync(new { Name = name }, cancellationToken: Token);
}
