using System.Linq.Expressions;
using CsCheck;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Randomized;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>
///     Random filters and sort keys over random rows return the same rows as an evaluator in memory. <c>RANDOM_SEED</c> repeats a
///     failure that a test has printed, <c>RANDOM_BATCHES</c> is the number of batches.
/// </summary>
[LargeSpec]
public abstract class RandomFilterSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int TreesPerWorld = 10;
    private const int MostReductions = 2_000;

    private static readonly ulong Seed = RandomSetting.Of("RANDOM_SEED", 20_240_229UL);
    private static readonly ulong Batches = RandomSetting.Of("RANDOM_BATCHES", 30UL);

    private static readonly Gen<(Table, Tree, bool)[]> Filters =
        (from root in Pick.Of(Table.All)
         from tree in Trees.Of(root, depth: 3)
         from byDictionary in Gen.Bool
         select (root, tree, byDictionary)).Array[TreesPerWorld];

    private static readonly Gen<(Table, SortTest[])[]> SortKeys =
        (from root in Pick.Of(Table.All) from keys in SortTests.Of(root) select (root, keys)).Array[TreesPerWorld];

    private SpecContext db = null!; // set before each test
    private SubqueryBehavior subqueries = SubqueryBehavior.Exists;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual Task Filters_select_the_rows_that_their_definition_selects() => SelectAsync();

    [Fact]
    public virtual async Task Filters_with_IN_select_the_rows_that_their_definition_selects()
    {
        subqueries = SubqueryBehavior.In;
        await SelectAsync();
    }

    private async Task SelectAsync()
    {
        for (var i = 0UL; i < Batches; i++)
        {
            var (world, filters) = Generate(Gen.Select(Worlds.Any, Filters), i);
            var rows = await StoreAsync(world);
            foreach (var (root, tree, byDictionary) in filters)
            {
                if (await DifferenceAsync(new Case(world, root, tree, byDictionary), rows) is not null)
                    await FailAsync(new Case(world, root, tree, byDictionary), Seed + i);
            }
        }
    }

    [Fact]
    public virtual async Task Sort_keys_order_as_their_definition_orders()
    {
        for (var i = 0UL; i < Batches / 3; i++)
        {
            var (world, orders) = Generate(Gen.Select(Worlds.Any, SortKeys), i);
            var rows = await StoreAsync(world);
            foreach (var (root, keys) in orders)
            {
                var query = Query(root, null, [.. keys.Select(key => $"{key}")]);
                var expected = SortTest.Sort(rows[root], keys).Select(row => $"{root.Key.Of(row)}").ToList();
                var got = await query.ToListAsync(Token);
                if (!expected.SequenceEqual(got))
                    Assert.Fail(
                        $"Seed {Seed + i}: {root.Name} by {string.Join(", ", (object[])keys)}\n{world}\n{query.ToQueryString()}\n"
                        + $"expected {string.Join(" | ", expected)}\ngot      {string.Join(" | ", got)}");
            }
        }
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        db = NewContext();
        await db.Database.BeginTransactionAsync(Token);
    }

    public override async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Finds and prints a smaller case that fails as well.</summary>
    private async Task FailAsync(Case failing, ulong seed)
    {
        var tries = 0;
        for (var found = true; found;)
        {
            found = false;
            foreach (var smaller in failing.Smaller())
            {
                if (++tries > MostReductions || await DifferenceAsync(smaller, await StoreAsync(smaller.World)) is null)
                    continue;
                (failing, found) = (smaller, true);
                break;
            }
        }

        var difference = await DifferenceAsync(failing, await StoreAsync(failing.World));
        Assert.Fail($"Seed {seed}: {failing.Root.Name} where {failing.Tree}{(failing.ByDictionary ? " (dictionaries)" : "")}\n{failing.World}\n{difference}");
    }

    private async Task<string?> DifferenceAsync(Case one, IReadOnlyDictionary<Table, IReadOnlyList<object>> rows)
    {
        var sql = "";
        try
        {
            var expected = rows[one.Root]
                .Where(row => Evaluator.Matches(one.Tree, row))
                .Select(row => $"{one.Root.Key.Of(row)}")
                .Order(StringComparer.Ordinal)
                .ToList();
            var query = Query(one.Root, Filter.And(one.Tree.Write(one.ByDictionary)).WithSubqueries(subqueries), null);
            sql = query.ToQueryString();
            var got = (await query.ToListAsync(Token)).Order(StringComparer.Ordinal).ToList();
            return expected.SequenceEqual(got) ? null : $"{sql}\nexpected {string.Join(" | ", expected)}\ngot      {string.Join(" | ", got)}";
        }
        // Any exception of a case is a counterexample.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{sql}\n{exception}";
        }
    }

    private IQueryable<string> Query(Table root, object? where, string[]? orderBy)
        => root.Name switch
        {
            nameof(User) => Keys(db.Users, where, orderBy, user => $"{user.Id}"),
            nameof(Post) => Keys(db.Posts, where, orderBy, post => $"{post.Id}"),
            nameof(Comment) => Keys(db.Comments, where, orderBy, comment => $"{comment.Id}"),
            _ => Keys(db.Tags, where, orderBy, tag => tag.Name),
        };

    private static IQueryable<string> Keys<T>(IQueryable<T> source, object? where, string[]? orderBy, Expression<Func<T, string>> key)
        where T : class
        => source.ApplyQuery(where, orderBy).Select(key);

    private async Task<IReadOnlyDictionary<Table, IReadOnlyList<object>>> StoreAsync(World world)
    {
        db.ChangeTracker.Clear();
        await db.Tags.ExecuteDeleteAsync(Token);
        await db.Comments.ExecuteDeleteAsync(Token);
        await db.Posts.ExecuteDeleteAsync(Token);
        await db.Users.ExecuteDeleteAsync(Token);
        var rows = world.Build();
        db.AddRange(rows.Values.SelectMany(some => some));
        await db.SaveChangesAsync(Token);
        db.ChangeTracker.Clear();
        return rows;
    }

    private static T Generate<T>(Gen<T> gen, ulong batch)
        => gen.Generate(new PCG(1, Seed + batch), null, out _);
}
