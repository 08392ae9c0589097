using System.Transactions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>EF Core's in-memory provider compares letter case like the databases.</summary>
public sealed class InMemoryProviderTests
{
    public static TheoryData<string, object> Conditions => new()
    {
        { "a", new { title__startswith = "o" } },
        { "b", new { title__startswith = "O" } },
        { "a", new { title__like = "o%" } },
        { "ab", new { title__ilike = "O%" } },
        { "ab", new { title__contains = "NE" } },
        { "a", new { title__endswith = "ne" } },
        { "b", new { title__regex = "^O" } },
        { "ab", new { title__iexact = "oNE" } },
        { "bc", Filter.Not(new { title__startswith = "o" }) },
        { "a", new { user___name__startswith = "A" } },
        { "b", new { comments___body__startswith = "x" } },
        { "b", new { title__in = new[] { "ONE", "one " } } },
        { "b", new { published_at__month = 5 } },
        { "ac", new { published_at__month__ne = 5 } },
        { "ac", Filter.Not(new { published_at__month = 5 }) },
        { "b", new { published_at__quarter__ge = 2 } },
        { "b", new { published_at__week_day__lt = 8 } },
        { "b", new { published_at__hour = 13 } },
        { "ac", Filter.Not(new { published_at__minute__le = 59 }) },
        { "b", new { published_at__date = new DateOnly(2024, 5, 17) } },
        { "b", new { user___posts___published_at__month = 5, id__gt = 0 } },
        { "b", Filter.Of<Post>(post => post.PublishedAt!.Value.Day > 16) },
    };

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public async Task A_condition_finds_its_rows(string expected, object where)
    {
        await using var db = await OpenAsync();

        var found = await db.Posts.ApplyQuery(where).OrderBy(post => post.Body).Select(post => post.Body).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Concat(found));
    }

    /// <summary>The provider has no connection that can be enlisted in the transaction.</summary>
    [Fact]
    public async Task A_save_ignores_a_transaction_scope()
    {
        await using var db = await OpenAsync();
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            await Post.CreateAsync(new { Body = "d" }, db, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4, await db.Posts.CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<BlogContext> OpenAsync()
    {
        var db = new BlogContext(
            new DbContextOptionsBuilder<BlogContext>().UseInMemoryDatabase($"{Guid.NewGuid()}").UseMixins().WithServicesOfItsOwn().Options);
        db.AddRange(
            new Post { Body = "a", Title = "one", User = new User { Name = "Ana" } },
            new Post
            {
                Body = "b",
                Title = "ONE",
                PublishedAt = new DateTime(2024, 5, 17, 13, 30, 0),
                User = new User { Name = "ana" },
                Comments = { new Comment { Body = "x" } },
            },
            new Post { Body = "c" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return db;
    }

    private sealed class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
    {
        public DbSet<Post> Posts => Set<Post>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Tag>().HasKey(tag => tag.Name);
            modelBuilder.Entity<Comment>().HasOne(comment => comment.Author).WithMany(user => user.Comments);
        }
    }
}
