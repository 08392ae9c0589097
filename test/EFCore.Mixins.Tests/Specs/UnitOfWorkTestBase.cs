using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Units of work on a factory whose contexts log their transactions, and a look at the end that none is open.</summary>
public abstract class UnitOfWorkTestBase(Backend backend) : DatabaseSpecs(backend)
{
    private readonly OpenConnections connections = new();
    private CountingFactory<SpecContext> factory = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected TransactionLog Log { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Bind(_ => { });
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, connections.Open);
        Assert.Equal(0, factory.CountMissing());
        Contexts.SetFactory<ArchiveContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task AddAsync(string name)
    {
        await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
        scope.Context.Database.AutoSavepointsEnabled = false; // those of SaveChanges are not the point
        scope.Context.Add(new User { Name = name });
        await scope.Context.SaveChangesAsync(Token);
    }

    protected static Task FailingAsync(string name)
        => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync(name);
                throw new FormatException();
            },
            cancellationToken: Token);

    protected static Task<List<string>> NamesAsync() => User.Select().Select(user => user.Name).OrderBy(name => name).ToListAsync(Token);

    protected void Bind(Action<DbContextOptionsBuilder<SpecContext>> configure)
    {
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>([Log, connections]));
        configure(options);
        factory = new CountingFactory<SpecContext>(options.Options);
        Contexts.SetFactory(factory);
    }

    protected SpecContext NewLoggedContext() => factory.CreateDbContext();
}
