using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Plans that run on another model than the one they were made for.</summary>
public abstract class LoadModelSpecs(Backend backend) : LoadSpecs(backend)
{
    public static TheoryData<LoadStrategy> Strategies { get; } = [.. Enum.GetValues<LoadStrategy>()];

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task Query_filters_hold_for_related_rows(LoadStrategy strategy, QueryTrackingBehavior tracking)
    {
        await using var tenant = new TenantContext(Backend.OptionsOf<TenantContext>());
        await using var other = new TenantContext(Backend.OptionsOf<TenantContext>());

        var posts = await Planned<Post>(strategy, "User").On(tenant).AsTracking(tracking).OrderBy(post => post.Id).ToListAsync(Token);
        var all = await Planned<Post>(strategy, "User").On(other).AsTracking(tracking).IgnoreQueryFilters().OrderBy(post => post.Id).ToListAsync(Token);

        Assert.Equal(["Ana", "Ana", "Ana", "Ana", null, null, null], posts.Select(post => post.User?.Name));
        Assert.Equal(["Ana", "Ana", "Ana", "Ana", "Bill", "Bill", null], all.Select(post => post.User?.Name));
    }

    [Fact]
    public virtual async Task Relations_that_the_model_lacks_are_named()
    {
        await using var archive = new ArchiveContext(Backend.OptionsOf<ArchiveContext>());
        await archive.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Planned<User>(LoadStrategy.SelectIn, "Posts").On(archive).ToListAsync(Token));
        var unmapped = await Assert.ThrowsAsync<UnmappedEntityException>(() => Planned<Post>(LoadStrategy.SelectIn, "User").On(archive).ToListAsync(Token));

        Assert.Equal(
            "Relation 'Posts' of 'User' cannot be loaded: the model of 'ArchiveContext' does not have it. " +
            "Map it there, or run the statement on a context that maps it.",
            error.Message);
        Assert.Equal(typeof(Post), unmapped.EntityClass);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task The_ambient_context_runs_the_plan(LoadStrategy strategy)
    {
        var statement = Planned<User>(strategy, "Posts");
        await using var tenant = new TenantContext(Backend.OptionsOf<TenantContext>());
        using var ambient = Contexts.Use(tenant);

        var users = await statement.OrderBy(user => user.Id).ToListAsync(Token);

        Assert.Equal([4, 0, 0], users.Select(user => user.Posts.Count));
        Assert.Equal(7, tenant.ChangeTracker.Entries().Count());
    }

    private IQueryable<T> Planned<T>(LoadStrategy strategy, params string[] paths)
        where T : class, IQueryMixin
    {
        using var db = NewContext();
        return Statements.Statement.Create<T>().Load(Plans.Of<T>(db, strategy, paths));
    }
}
