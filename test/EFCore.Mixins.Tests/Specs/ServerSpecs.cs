using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs with a database server that the tests may kill: no rows before each test, and complete pools after it.</summary>
public abstract class ServerSpecs(OwnServer server) : IAsyncLifetime
{
    private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private CountingFactory<SpecContext> factory = null!;

    /// <summary>The timeout of a test.</summary>
    protected CancellationToken Token => limit.Token;

    protected OwnServer Server { get; } = server;

    public virtual async ValueTask InitializeAsync()
    {
        await Server.ResetAsync();
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        Bind(Server.Port, retries: 0);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (factory is not null)
            await AssertHealthyAsync();
        Contexts.SetFactory<SpecContext>(null);
        limit.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Binds the entity classes to contexts that connect to the port.</summary>
    protected void Bind(int port, int retries)
    {
        factory = new CountingFactory<SpecContext>(Options(port, retries).Options);
        Contexts.SetFactory(factory);
    }

    /// <summary>The options of contexts that connect to the port, with the number of retries of the provider's strategy.</summary>
    protected virtual DbContextOptionsBuilder<SpecContext> Options(int port, int retries) => Server.Options(port, retries);

    /// <summary>As <see cref="Options"/>, with retries by the library's strategy.</summary>
    protected DbContextOptionsBuilder<SpecContext> RetryingOptions(int port, int retries)
        => retries == 0 ? Server.Options(port, 0) : Server.Options(port, 0).UseMixins(mixins => mixins.RetryOnFailure(retries, TimeSpan.FromMilliseconds(200)));

    /// <summary>The names of all users, read with a context without the library.</summary>
    protected async Task<List<string>> NamesAsync()
    {
        await using var context = new SpecContext(Server.Options(Server.Port, retries: 0).Options);
        return await context.Users.Select(user => user.Name).OrderBy(name => name).ToListAsync(Token);
    }

    protected Task<User> AddAsync(string name) => User.CreateAsync(new { Name = name }, cancellationToken: Token);

    /// <summary>Checks that all contexts are returned and all connections of the pool are available.</summary>
    private async Task AssertHealthyAsync()
    {
        Assert.Equal(0, factory.CountMissing());
        var contexts = Enumerable.Range(0, OwnServer.PoolSize).Select(_ => factory.CreateDbContext()).ToList();
        await Task.WhenAll(
            contexts.Select(context => context.Database.CreateExecutionStrategy().ExecuteAsync(() => context.Database.OpenConnectionAsync(Token))));
        Assert.InRange(await Server.CountConnectionsAsync(), OwnServer.PoolSize, 2 * OwnServer.PoolSize);
        foreach (var context in contexts)
            await context.DisposeAsync();
    }
}
