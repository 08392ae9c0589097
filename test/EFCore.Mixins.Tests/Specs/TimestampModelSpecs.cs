using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Timestamps in hierarchies, and in saves and bulk updates of every shape.</summary>
public abstract class TimestampModelSpecs(Backend backend) : ClockSpecs(backend)
{
    [Fact]
    public virtual async Task A_table_per_type_keeps_them_in_the_base_table()
    {
        var truck = await Truck.CreateAsync(new { Name = "a", Load = 1 }, cancellationToken: Cancellation);
        var created = Tick();
        await truck.UpdateAsync(new { Load = 2 }, cancellationToken: Cancellation);

        var row = await InDatabaseAsync<Truck>(truck.Id);
        Assert.Equal((2, created, Now), (row?.Load, row?.CreatedAt, row?.UpdatedAt));
        Tick();
        await Truck.Select().ExecuteUpdateAsync(s => s.SetProperty(t => t.Load, 3), Cancellation);
        Assert.Equal(3, (await InDatabaseAsync<Truck>(truck.Id))?.Load);
    }

    [Fact]
    public virtual async Task A_table_per_concrete_type_keeps_them_in_each()
    {
        var piano = await Piano.CreateAsync(new { Name = "a", Keys = 1 }, cancellationToken: Cancellation);
        var violin = await Violin.CreateAsync(new { Name = "b" }, cancellationToken: Cancellation);
        var created = Tick();
        await piano.UpdateAsync(new { Keys = 2 }, cancellationToken: Cancellation);
        Assert.Equal((created, Now), Times(await InDatabaseAsync<Piano>(piano.Id)));
        Tick();
        await Piano.Select().ExecuteUpdateAsync(s => s.SetProperty(p => p.Keys, 3), Cancellation);

        Assert.Equal((created, Now), Times(await InDatabaseAsync<Piano>(piano.Id)));
        Assert.Equal((created, created), Times(await InDatabaseAsync<Violin>(violin.Id)));
    }

    [Fact]
    public virtual async Task Bulk_updates_of_every_shape_set_it()
    {
        var article = await WriteAsync();
        await using var db = NewContext();
        await db.Users.AddAsync(new User { Name = "Bill" }, Cancellation);
        await db.SaveChangesAsync(Cancellation);
        Func<Task<int>>[] updates =
        [
            () => Article.Select().OrderBy(a => a.Id).Take(1).ExecuteUpdateAsync(s => s.SetProperty(a => a.Views, 1), Cancellation),
            () => Article.Where(a => a.Remarks.Any(remark => remark.Text == "first"))
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Title, a => a.Title + a.Views), Cancellation),
            () => Article.Where(new { editor = (object?)null })
                .OrderByDescending(a => a.Title)
                .ExecuteUpdateAsync(s => s.SetProperty(a => EF.Property<int?>(a, "Views"), 5), Cancellation),
            () => Article.Select().On(db).Skip(0).Take(5).ExecuteUpdateAsync(s => s.SetProperty(a => a.Views, a => a.Id), Cancellation),
            () => Task.FromResult(Article.Select().On(db).ExecuteUpdate(s => s.SetProperty(a => a.Views, 8))),
        ];
        foreach (var update in updates)
        {
            Tick();
            Assert.Equal(1, await update());
            Assert.Equal((article.CreatedAt, Now), await InDatabaseAsync<Article>(article.Id) is { } row ? (row.CreatedAt, row.UpdatedAt) : default);
        }
    }

    [Fact]
    public virtual async Task A_setter_that_names_it_is_kept_whatever_way_it_names_it()
    {
        var article = await WriteAsync();
        var past = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => EF.Property<DateTime>(a, "UpdatedAt"), past), Cancellation);
        Assert.Equal(past, (await InDatabaseAsync<Article>(article.Id))?.UpdatedAt);
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => a.UpdatedAt, a => a.CreatedAt).SetProperty(a => a.Views, 1), Cancellation);
        Assert.Equal(article.CreatedAt, (await InDatabaseAsync<Article>(article.Id))?.UpdatedAt);
    }

    [Fact]
    public virtual async Task An_update_at_an_unchanged_time_writes_only_the_changed_column()
    {
        var article = await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation);
        Log.Take();
        await article.UpdateAsync(new { Title = "b" }, cancellationToken: Cancellation);

        Assert.StartsWith("UPDATE \"Articles\" SET \"Title\" = @p0 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.Equal(("b", Now), await InDatabaseAsync<Article>(article.Id) is { } row ? (row.Title, row.UpdatedAt) : default);
        Assert.False(article.IsDirty());
    }

    [Fact]
    public virtual async Task After_a_rolled_back_unit_of_work_the_next_save_sets_its_own()
    {
        var article = await WriteAsync();
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
        {
            await article.UpdateAsync(new { Title = "new" }, cancellationToken: Cancellation);
            throw new IOException();
        }, cancellationToken: Cancellation));
        Assert.Equal(["Title"], article.Changes().Keys); // the save set the timestamp, so the rollback restored it
        Tick();
        await article.SaveAsync(cancellationToken: Cancellation);

        var row = await InDatabaseAsync<Article>(article.Id);
        Assert.Equal(("new", article.CreatedAt, Now), (row?.Title, row?.CreatedAt, row?.UpdatedAt));
    }

    [Fact]
    public virtual async Task A_unit_of_work_on_a_given_context_restores_the_times()
    {
        var id = (await WriteAsync()).Id;
        await using var db = NewContext();
        var article = await db.Articles.SingleAsync(Cancellation);
        var before = article.UpdatedAt;
        using (Contexts.Use(db))
        {
            await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
            {
                await article.UpdateAsync(new { Title = "new" }, cancellationToken: Cancellation);
                throw new IOException();
            }, cancellationToken: Cancellation));
        }

        Assert.Equal((before, EntityState.Unchanged), (article.UpdatedAt, db.Entry(article).State));
        Assert.Equal(before, (await InDatabaseAsync<Article>(id))?.UpdatedAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_save_without_accepting_changes_sets_the_time_again_at_the_next_save(bool accepts)
    {
        var id = (await WriteAsync()).Id;
        await using var db = NewContext();
        var article = await db.Articles.SingleAsync(Cancellation);
        article.Title = "new";
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, Cancellation);
        Assert.Equal(Now, (await InDatabaseAsync<Article>(id))?.UpdatedAt);
        if (accepts)
            db.ChangeTracker.AcceptAllChanges();
        Tick();
        article.Title = "newer";
        db.SaveChanges();

        Assert.Equal(("newer", Now), await InDatabaseAsync<Article>(id) is { } row ? (row.Title, row.UpdatedAt) : default);
    }

    [Fact]
    public virtual async Task A_later_interceptor_can_change_the_times()
    {
        var id = (await WriteAsync()).Id;
        var past = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>(Options).AddInterceptors(new Backdating(past)).Options);
        (await db.Articles.SingleAsync(Cancellation)).Title = "new";
        db.Add(new Article { Title = "added" });
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(past, (await InDatabaseAsync<Article>(id))?.UpdatedAt);
        Assert.Equal([past, past], await db.Articles.AsNoTracking().Select(article => article.UpdatedAt).ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task Saves_at_once_each_set_their_own()
    {
        var articles = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Article.CreateAsync(new { Title = $"{i}" }, cancellationToken: Cancellation)));
        var created = Tick();
        await Task.WhenAll(articles.Select(article => article.UpdateAsync(new { Views = 1 }, cancellationToken: Cancellation)));

        await using var db = NewContext();
        var rows = await db.Articles.AsNoTracking().ToListAsync(Cancellation);
        Assert.All(rows, row => Assert.Equal((created, Now), (row.CreatedAt, row.UpdatedAt)));
        Assert.Equal(8, rows.Count);
    }

    private static (DateTime? Created, DateTime? Updated) Times(Instrument? row) => (row?.CreatedAt, row?.UpdatedAt);

    private sealed class Backdating(DateTime time) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<Article>()) // EF passes it
                entry.Entity.UpdatedAt = time;
            return ValueTask.FromResult(result);
        }
    }
}
