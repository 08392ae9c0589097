using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs of load plans: rows of every kind of relation, and EF's Include to compare with.</summary>
public abstract class LoadSpecs(Backend backend) : DatabaseSpecs(backend)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<LoadStrategy, QueryTrackingBehavior> Ways { get; } = new(
        from strategy in Enum.GetValues<LoadStrategy>()
        from tracking in Enum.GetValues<QueryTrackingBehavior>()
        select (strategy, tracking));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        foreach (var row in LoadRows.Blog().Concat(LoadRows.Shop()).Concat(LoadRows.Clubs()).Concat(LoadRows.Reminders()))
        {
            if (db.Entry(row).State == EntityState.Detached)
                db.Add(row);
            await db.SaveChangesAsync(Token);
        }

        await transaction.CommitAsync(Token);
    }

    /// <summary>A query of a context with a plan.</summary>
    internal static IQueryable<T> Loaded<T>(DbContext db, LoadStrategy strategy, params IEnumerable<string> paths)
        where T : class
        => db.Set<T>().Load(Plans.Of<T>(db, strategy, paths));

    /// <summary>Reads with a plan and with EF's own includes, and compares all rows that the plan loads.</summary>
    protected async Task SameAsIncludes<T>(
        LoadStrategy strategy,
        QueryTrackingBehavior tracking,
        Func<IQueryable<T>, IQueryable<T>> query,
        params string[] paths)
        where T : class
    {
        await using var db = NewContext();
        await using var oracle = NewContext();
        var nodes = Plans.Of<T>(db, strategy, paths);
        var expected = await query(paths.Aggregate(oracle.Set<T>().AsTracking(tracking), (rows, path) => rows.Include(Plans.Bare(path)))).ToListAsync(Token);
        var actual = await query(db.Set<T>().AsTracking(tracking).Load(nodes)).ToListAsync(Token);

        Assert.Equal(new Graph(oracle.Model, sorts: true).Write(expected, nodes), new Graph(db.Model, sorts: false).Write(actual, nodes));
        Assert.Equal(Tracked(oracle), Tracked(db));
    }

    /// <summary>The entries of a context, with the relations that are loaded.</summary>
    protected static IReadOnlyList<string> Tracked(DbContext db)
        => [.. db.ChangeTracker.Entries()
            .Select(entry =>
                $"{entry.Metadata.ShortName()} {entry.State} {string.Join("/", entry.Properties.Select(property => property.CurrentValue))}: "
                + $"{string.Join(",", entry.Navigations.Where(navigation => navigation.IsLoaded).Select(navigation => navigation.Metadata.Name))}")
            .Order(StringComparer.Ordinal)];
}
