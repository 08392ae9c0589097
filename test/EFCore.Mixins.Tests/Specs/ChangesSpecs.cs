using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ChangesSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Nothing_is_changed_after_a_read_a_save_and_a_refresh()
    {
        var article = await ArticleAsync();
        Assert.Empty(article.Changes());
        foreach (var read in new[]
        {
            await Article.FindOrFailAsync(article.Id, Cancellation),
            (await Article.AllAsync(cancellationToken: Cancellation))[0],
            await StreamAsync(),
        })
        {
            Assert.False(read.IsDirty());
            read.Title = "new";
            Assert.True(read.IsDirty());
            await read.RefreshAsync(cancellationToken: Cancellation);
            Assert.Empty(read.Changes());
        }

        article.Title = "new";
        await article.SaveAsync(cancellationToken: Cancellation);
        Assert.False(article.IsDirty());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Columns_are_compared_by_value_and_mutable_ones_with_a_copy(bool isTracked)
    {
        await using var db = NewContext();
        var article = await ReadAsync((await ArticleAsync()).Id, isTracked ? db : null);
        article.Title = new string("old".ToCharArray());
        article.Cover = [1, 2];
        article.Keywords = ["a"];
        Assert.Empty(article.Changes());
        article.Title = "new";
        article.Cover[0] = 9;
        article.Keywords.Add("b");
        article.Price.Amount = 7;
        article.Imprint!.City = "Chur"; // created with one

        var changes = article.Changes();
        Assert.Equal(["Cover", "Keywords", "Title", "Price.Amount", "Imprint.City"], changes.Keys);
        Assert.Equal(new ValueChange("old", "new"), changes["Title"]);
        Assert.Equal([1, 2], Assert.IsType<byte[]>(changes["Cover"].Original));
        Assert.Equal([9, 2], Assert.IsType<byte[]>(changes["Cover"].Current));
        Assert.Equal(["a"], Assert.IsType<List<string>>(changes["Keywords"].Original));
        Assert.Equal(["a", "b"], Assert.IsType<List<string>>(changes["Keywords"].Current));
        Assert.Equal(new ValueChange(0m, 7m), changes["Price.Amount"]);
        Assert.Equal(new ValueChange("Bern", "Chur"), changes["Imprint.City"]);
        Assert.True(article.IsDirty("title") && article.IsDirty("Price") && article.IsDirty("price.amount"));
        Assert.False(article.IsDirty("Views") || article.IsDirty("Imprint.Year"));
        if (isTracked)
            Assert.Equal(EntityState.Unchanged, State(db, article));
        await article.SaveAsync(isTracked ? db : null, cancellationToken: Cancellation);
        Assert.Empty(article.Changes());
        Assert.Equal([9, 2], (await InDatabaseAsync<Article>(article.Id))?.Cover);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Owned_members_are_added_removed_and_replaced(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var article = await ReadAsync((await ArticleAsync()).Id, context);
        article.Imprint = new Imprint { City = "Bern", Year = 3 };
        Assert.Equal([new("Imprint.Year", new ValueChange(null, 3))], article.Changes());
        article.Imprint = null;
        Assert.Equal([new("Imprint.City", new ValueChange("Bern", null))], article.Changes());
        await article.SaveAsync(context, cancellationToken: Cancellation);
        Assert.False(article.IsDirty());
        article.Imprint = new Imprint { City = "Chur" };
        Assert.Equal([new("Imprint.City", new ValueChange(null, "Chur"))], article.Changes());
        await article.SaveAsync(context, cancellationToken: Cancellation);
        article.Remarks[0].Text = "changed";
        Assert.Equal(["Remarks"], article.Changes().Keys);
        await article.SaveAsync(context, cancellationToken: Cancellation);
        article.Remarks.Add(new Remark { Text = "second" });
        Assert.Equal(["Remarks"], article.Changes().Keys);
        await article.SaveAsync(context, cancellationToken: Cancellation);
        Assert.False(article.IsDirty());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task What_came_and_went_in_an_owned_list_and_was_not_saved_in_a_unit_is_saved_after_it(bool looks)
    {
        var article = await ArticleAsync();
        await Contexts.InTransactionAsync<SpecContext>(
            async db =>
            {
                await article.UpdateAsync(new { Title = "new" }, cancellationToken: Cancellation);
                article.Remarks.Add(new Remark { Text = "second" });
                article.Remarks.RemoveAt(0);
                if (looks)
                    db.ChangeTracker.DetectChanges();
            },
            cancellationToken: Cancellation);
        Assert.Equal(["Remarks"], article.Changes().Keys);
        await article.SaveAsync(cancellationToken: Cancellation);
        Assert.Empty(article.Changes());
        Assert.Equal(["second"], (await ReadAsync(article.Id, db: null)).Remarks.Select(remark => remark.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_reference_shows_as_its_foreign_key(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var bill = await User.CreateAsync(new { Name = "Bill" }, context, cancellationToken: Cancellation);
        var ana = await User.CreateAsync(new { Name = "Ana" }, context, cancellationToken: Cancellation);
        var post = await Post.CreateAsync(new { Body = "x", User = bill }, context, cancellationToken: Cancellation);
        Assert.Empty(post.Changes());
        post.User = ana;
        Assert.Equal([new("UserId", new ValueChange(bill.Id, ana.Id))], post.Changes());
        post.User = null;
        Assert.Equal([new("UserId", new ValueChange(bill.Id, null))], post.Changes());
        post.User = bill;
        post.UserId = ana.Id;
        Assert.Equal([new("UserId", new ValueChange(bill.Id, ana.Id))], post.Changes());
        post.UserId = bill.Id;
        var cid = new User { Name = "Cid" };
        post.User = cid;
        Assert.Equal([new("User", new ValueChange(bill, cid))], post.Changes());
        await post.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Empty(post.Changes());
        Assert.Equal(cid.Id, (await InDatabaseAsync<Post>(post.Id))?.UserId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Links_and_dependents_show_as_their_collection(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var (red, blue) = (new Tag { Name = "red" }, new Tag { Name = "blue" });
        var post = await Post.CreateAsync(new { Body = "x", Tags = new[] { red } }, context, cancellationToken: Cancellation);
        Assert.Empty(post.Changes());
        post.Tags.Add(blue);
        var change = Assert.Single(post.Changes());
        Assert.Equal("Tags", change.Key);
        Assert.Equal<object>([red], change.Value.Original as IEnumerable<object>);
        Assert.Equal<object>([red, blue], change.Value.Current as IEnumerable<object>);
        await post.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Empty(post.Changes());
        post.Tags.Remove(red);
        post.Comments.Add(new Comment { Body = "first" });
        Assert.Equal(["Comments", "Tags"], post.Changes().Keys);
        await post.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Empty(post.Changes());
    }

    [Fact]
    public virtual async Task All_that_is_set_on_a_new_instance_is_a_change()
    {
        var user = new User { Name = "Bill" };
        Assert.Equal([new("Name", new ValueChange(null, "Bill"))], user.Changes());
        await using var db = NewContext();
        db.Add(user);
        Assert.Equal(["Name"], user.Changes().Keys);
        var country = new Country { Code = "CH", Name = "Swiss" };
        Assert.Equal(["Name"], country.Changes().Keys);
        await user.SaveAsync(db, cancellationToken: Cancellation);
        Assert.False(user.IsDirty());
    }

    [Fact]
    public virtual async Task Every_column_of_an_instance_that_was_not_tracked_is_a_change()
    {
        await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var read = await User.Select().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal(["Age", "Email", "Name"], read.Changes().Keys);
        Assert.Equal(new ValueChange(null, "Bill"), read.Changes()["Name"]);
        await read.RefreshAsync(cancellationToken: Cancellation);
        Assert.False(read.IsDirty());
    }

    [Fact]
    public virtual async Task Shadow_columns_count_once_they_are_filled()
    {
        var note = await Note.CreateAsync(new { Text = "a", Secret = "s" }, cancellationToken: Cancellation);
        Assert.Empty(note.Changes());
        note.Fill(new { Secret = "t" });
        Assert.Equal([new("Secret", new ValueChange("s", "t"))], note.Changes());
    }

    [Fact]
    public virtual async Task A_failed_save_leaves_the_changes()
    {
        var post = await Post.CreateAsync(new { Body = "x" }, cancellationToken: Cancellation);
        post.UserId = 99;
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => post.SaveAsync(cancellationToken: Cancellation));
        Assert.Equal([new("UserId", new ValueChange(null, 99))], post.Changes());
    }

    [Fact]
    public virtual async Task An_unknown_name_is_refused()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var failure = Assert.Throws<ArgumentException>(() => user.IsDirty("nmae"));
        Assert.StartsWith("'nmae' can't be looked up on 'User': it has no member 'nmae'.", failure.Message, StringComparison.Ordinal);
    }

    private static EntityState State(SpecContext db, object instance)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return db.Entry(instance).State;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static Task<Article> ArticleAsync()
        => Article.CreateAsync(
            new
            {
                Title = "old",
                Cover = new byte[] { 1, 2 },
                Keywords = new List<string> { "a" },
                Imprint = new Imprint { City = "Bern" },
                Remarks = new[] { new Remark { Text = "first" } },
            },
            cancellationToken: Cancellation);

    private static Task<Article> ReadAsync(int id, SpecContext? db) => Article.FindOrFailAsync(id, db, Cancellation);

    private static async Task<Article> StreamAsync()
    {
        await foreach (var article in Article.ScalarsAsync(Article.Select(), cancellationToken: Cancellation))
            return article;
        throw new InvalidOperationException("No row came.");
    }
}
