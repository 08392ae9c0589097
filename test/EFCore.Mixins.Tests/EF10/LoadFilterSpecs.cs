using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.EF10;

/// <summary>Loads on a context whose query filters have names.</summary>
public abstract class LoadFilterSpecs(Backend backend) : LoadSpecs(backend)
{
    public static TheoryData<LoadStrategy> Strategies { get; } = [.. Enum.GetValues<LoadStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Named_filters_are_ignored_in_every_query(LoadStrategy strategy)
    {
        await using var db = new NamedFilterContext(Backend.OptionsOf<NamedFilterContext>());
        var users = db.Users.OrderBy(user => user.Id).ApplyQuery(load: new LoadPlan { ["posts.comments"] = strategy }).AsNoTracking();

        var filtered = await users.ToListAsync(Token);
        var some = await users.IgnoreQueryFilters([NamedFilterContext.Rated]).ToListAsync(Token);
        var all = await users.IgnoreQueryFilters().ToListAsync(Token);

        Assert.Equal((2, 2), (filtered.Sum(user => user.Posts.Count), filtered.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
        Assert.Equal((6, 4), (some.Sum(user => user.Posts.Count), some.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
        Assert.Equal((6, 6), (all.Sum(user => user.Posts.Count), all.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
    }
}
