using EFCore.Mixins.Tests.RandomWrites;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The classes of the random writes, in a mapping that each test chooses.</summary>
public abstract class MappedSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private RandomContextFactory factory = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<RandomContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task OpenAsync(Mapping mapping)
    {
        var options = new DbContextOptionsBuilder<RandomContext>(Backend.OptionsOf<RandomContext>()).ReplaceService<IModelCacheKeyFactory, RandomModelKeys>();
        factory = new RandomContextFactory(options.Options, mapping);
        await using var db = factory.CreateDbContext();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        Contexts.SetFactory(factory);
    }

    private protected RandomContext NewMapped() => factory.CreateDbContext();

    private protected static Task<Holder> HolderAsync(string? name = null) => Holder.CreateAsync(new { Name = name }, cancellationToken: Token);

    private protected static Task UnitAsync(Func<RandomContext, Task> work) => Contexts.InTransactionAsync(work, cancellationToken: Token);

    private protected static async Task RolledBackAsync(Func<Task> work)
        => await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync<RandomContext>(
            async _ =>
            {
                await work();
                throw new FormatException();
            },
            cancellationToken: Token));

    /// <summary>The row, as the ambient context or another one reads it.</summary>
    private protected static async Task<Holder?> RowAsync(int id)
        => await Holder.Query().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Token);

    private protected static async Task<(int? Holder, string? Text)> LeafAsync(int id)
    {
        var leaf = await Leaf.Query().AsNoTracking().SingleAsync(row => row.Id == id, Token);
        return (leaf.HolderId, leaf.Text);
    }

    private protected static Task<List<string>> MarksAsync(int id)
        => Holder.Query()
            .IgnoreQueryFilters()
            .Where(row => row.Id == id)
            .SelectMany(row => row.Marks)
            .Select(mark => mark.Code)
            .OrderBy(code => code)
            .ToListAsync(Token);
}
