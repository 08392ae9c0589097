using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>What is known of an instance after a save that failed, was cancelled, rolled back or tried again.</summary>
public abstract class ChangesFailureSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task A_save_that_is_cancelled_half_way_leaves_instance_and_memory()
    {
        var post = await Post.CreateAsync(new { Body = "x" }, cancellationToken: Cancellation);
        using var source = new CancellationTokenSource();
        Bind(builder => builder.AddInterceptors(new Cancelling(source)));
        (post.Body, post.Rating) = ("y", 3);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post.SaveAsync(cancellationToken: source.Token));

        Assert.Equal(("y", 3), (post.Body, post.Rating));
        Assert.Equal([new("Body", new ValueChange("x", "y")), new("Rating", new ValueChange(null, 3))], post.Changes());
        Log.Take();
        await post.SaveAsync(cancellationToken: Cancellation);
        Assert.StartsWith("UPDATE \"Posts\" SET \"Body\" = @p0, \"Rating\" = @p1 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.Empty(post.Changes());
    }

    [Fact]
    public virtual async Task A_rolled_back_unit_of_work_leaves_what_the_next_save_writes()
    {
        var post = await Post.CreateAsync(new { Body = "x" }, cancellationToken: Cancellation);
        post.Title = "t";
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
        {
            await post.UpdateAsync(new { Rating = 3 }, cancellationToken: Cancellation);
            throw new IOException();
        }, cancellationToken: Cancellation));

        Assert.Equal([new("Rating", new ValueChange(null, 3)), new("Title", new ValueChange(null, "t"))], post.Changes());
        Log.Take();
        await post.SaveAsync(cancellationToken: Cancellation);
        Assert.StartsWith("UPDATE \"Posts\" SET \"Rating\" = @p0, \"Title\" = @p1 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.Equal((3, "t"), await InDatabaseAsync<Post>(post.Id) is { } row ? (row.Rating, row.Title) : default);
        Assert.Empty(post.Changes());
    }

    [Fact]
    public virtual async Task A_unit_of_work_that_is_tried_again_leaves_nothing_changed()
    {
        Bind(builder => builder.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>());
        var post = await Post.CreateAsync(new { Body = "x" }, cancellationToken: Cancellation);
        var attempts = 0;
        await Contexts.InTransactionAsync(async () =>
        {
            await post.UpdateAsync(new { Rating = 3 }, cancellationToken: Cancellation);
            if (attempts++ == 0)
                throw new IOException();
        }, cancellationToken: Cancellation);

        Assert.Equal(2, attempts);
        Assert.Empty(post.Changes());
        Assert.Equal(3, (await InDatabaseAsync<Post>(post.Id))?.Rating);
        post.Rating = 4;
        Assert.Equal([new("Rating", new ValueChange(3, 4))], post.Changes());
    }

    [Fact]
    public virtual async Task A_new_instance_of_a_rolled_back_unit_of_work_is_new_again()
    {
        var user = new User { Name = "Bill" };
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
        {
            await user.SaveAsync(cancellationToken: Cancellation);
            throw new IOException();
        }, cancellationToken: Cancellation));

        Assert.Equal(0, await CountAsync<User>());
        Assert.Equal(0, user.Id);
        Assert.Equal([new("Name", new ValueChange(null, "Bill"))], user.Changes());
        await user.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(1, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task An_instance_saved_by_a_given_context_has_no_snapshot_after_it()
    {
        var user = new User { Name = "Bill" };
        await using (var db = NewContext())
        {
            await user.SaveAsync(db, cancellationToken: Cancellation);
            Assert.Empty(user.Changes());
        }

        Assert.Equal(["Age", "Email", "Name"], user.Changes().Keys);
        user.Age = 3;
        await user.SaveAsync(cancellationToken: Cancellation);
        Assert.Empty(user.Changes());
        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task A_deleted_key_can_be_created_again()
    {
        var country = await Country.CreateAsync(new { Code = "CH", Name = "Swiss" }, cancellationToken: Cancellation);
        await country.DeleteAsync(cancellationToken: Cancellation);
        country.Name = "Switzerland";
        Assert.Equal(["Name"], country.Changes().Keys);
        await country.SaveAsync(cancellationToken: Cancellation);
        Assert.Empty(country.Changes());
        await country.DeleteAsync(cancellationToken: Cancellation);
        var again = await Country.CreateAsync(new { Code = "CH", Name = "Suisse" }, cancellationToken: Cancellation);

        Assert.Empty(again.Changes());
        Assert.Equal("Suisse", (await InDatabaseAsync<Country>("CH"))?.Name);
    }

    [Fact]
    public virtual async Task Parallel_saves_of_instances_of_one_row_each_keep_their_own_values()
    {
        var id = (await Post.CreateAsync(new { Body = "x" }, cancellationToken: Cancellation)).Id;
        var posts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post.FindOrFailAsync(id, Cancellation)));
        await Task.WhenAll(posts.Select((post, i) => post.UpdateAsync(new { Rating = i, Views = 100L + i }, cancellationToken: Cancellation)));

        Assert.All(posts, post => Assert.Empty(post.Changes()));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (int?)i), posts.Select(post => post.Rating));
        var row = await InDatabaseAsync<Post>(id);
        Assert.Equal(100 + row?.Rating, row?.Views);
    }

    [Fact]
    public virtual async Task A_foreign_key_and_a_reference_that_both_changed_are_written_as_shown()
    {
        var users = new List<User>();
        foreach (var name in new[] { "Ana", "Bill", "Cid" })
            users.Add(await User.CreateAsync(new { Name = name }, cancellationToken: Cancellation));
        var post = await Post.CreateAsync(new { Body = "x", User = users[0] }, cancellationToken: Cancellation);
        (post.UserId, post.User) = (users[1].Id, users[2]);
        var shown = Assert.Single(post.Changes());
        Assert.Equal(new("UserId", new ValueChange(users[0].Id, users[2].Id)), shown);
        await post.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(users[2].Id, (await InDatabaseAsync<Post>(post.Id))?.UserId);
        Assert.Empty(post.Changes());
    }

    [Fact]
    public virtual async Task Added_and_removed_links_are_shown_and_written()
    {
        var tags = new[] { "red", "blue", "green" }.Select(name => new Tag { Name = name }).ToArray();
        var post = await Post.CreateAsync(new { Body = "x", Tags = tags[..2] }, cancellationToken: Cancellation);
        post.Tags.Remove(tags[0]);
        post.Tags.Add(tags[2]);
        var (original, current) = post.Changes()["Tags"];
        Assert.Equal<object>(tags[..2], Assert.IsType<IEnumerable<object>>(original, exactMatch: false));
        Assert.Equal<object>(tags[1..], Assert.IsType<IEnumerable<object>>(current, exactMatch: false));
        await post.SaveAsync(cancellationToken: Cancellation);

        Assert.Empty(post.Changes());
        await using var db = NewContext();
        Assert.Equal(["blue", "green"], await db.Posts.SelectMany(row => row.Tags).Select(tag => tag.Name).Order().ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task Computed_members_that_are_set_show_as_their_columns()
    {
        var author = await Author.CreateAsync(new { FullName = "Eva Gates" }, cancellationToken: Cancellation);
        author.Fill(new { FullName = "Ana Gates" });
        Assert.Equal([new("First", new ValueChange("Eva", "Ana"))], author.Changes());
        await author.UpdateAsync(new { FullName = "Ana Miller" }, cancellationToken: Cancellation);
        Assert.Empty(author.Changes());
        author.Last = null;
        Assert.Equal([new("Last", new ValueChange("Miller", null))], author.Changes());
    }

    private void Bind(Action<DbContextOptionsBuilder<SpecContext>> configure)
    {
        var builder = new DbContextOptionsBuilder<SpecContext>(Options);
        configure(builder);
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(builder.Options));
    }

    private sealed class Cancelling(CancellationTokenSource source) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (cancellationToken == source.Token)
                await source.CancelAsync();
            return result;
        }
    }
}
