using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests.Specs;

public abstract class TimestampSpecs(Backend backend) : ClockSpecs(backend)
{
    [Fact]
    public virtual async Task An_insert_sets_both_to_one_instant_that_the_row_keeps()
    {
        var article = await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation);

        Assert.Equal((Now, Now, DateTimeKind.Utc), (article.CreatedAt, article.UpdatedAt, article.UpdatedAt.Kind));
        Assert.Equal((Now, Now), Times(await InDatabaseAsync<Article>(article.Id)));
        Assert.False(article.IsDirty());
    }

    [Fact]
    public virtual async Task A_change_sets_the_second_only()
    {
        var article = await WriteAsync();
        var created = article.CreatedAt;
        await article.UpdateAsync(new { Title = "new" }, cancellationToken: Cancellation);

        Assert.Equal((created, Now), Times(article));
        Assert.Equal((created, Now), Times(await InDatabaseAsync<Article>(article.Id)));
        Assert.StartsWith("UPDATE \"Articles\" SET \"Title\" = @p0, \"UpdatedAt\" = @p1 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.False(article.IsDirty());
    }

    [Fact]
    public virtual async Task Nothing_changed_is_nothing_written()
    {
        var article = await WriteAsync();
        var times = Times(article);
        await article.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(times, Times(article));
        Assert.Empty(Log.Take());
    }

    [Fact]
    public virtual async Task What_the_caller_sets_is_kept()
    {
        var past = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        var article = await Article.CreateAsync(new { Title = "a", CreatedAt = past, UpdatedAt = past }, cancellationToken: Cancellation);
        Assert.Equal((past, past), Times(await InDatabaseAsync<Article>(article.Id)));
        await article.UpdateAsync(new { Title = "b", UpdatedAt = past.AddDays(1) }, cancellationToken: Cancellation);
        Assert.Equal((past, past.AddDays(1)), Times(await InDatabaseAsync<Article>(article.Id)));
        await article.UpdateAsync(new { Title = "c" }, cancellationToken: Cancellation);
        Assert.Equal((past, Now), Times(await InDatabaseAsync<Article>(article.Id)));
    }

    [Fact]
    public virtual async Task Owned_and_complex_members_count_whatever_table_they_are_in()
    {
        Action<Article>[] changes =
        [
            a => a.Price.Amount = 5,
            a => a.Imprint!.City = "Basel", // created with one
            a => a.Imprint = new Imprint { City = "Chur" },
            a => a.Imprint = null,
            a => a.Remarks[0].Text = "changed",
            a => a.Remarks.Add(new Remark { Text = "second" }),
            a => a.Remarks.RemoveAt(0),
            a => a.Keywords.Add("in place"),
        ];
        var id = (await WriteAsync()).Id;
        foreach (var change in changes)
        {
            Tick();
            var article = await Article.FindOrFailAsync(id, Cancellation);
            await article.UpdateAsync(change, cancellationToken: Cancellation);
            Assert.Equal(Now, (await InDatabaseAsync<Article>(id))?.UpdatedAt);
            Tick();
            await using var db = NewContext();
            var tracked = await db.Articles.SingleAsync(Cancellation);
            tracked.Imprint ??= new Imprint { City = "again" };
            tracked.Remarks.Add(new Remark { Text = "more" });
            await db.SaveChangesAsync(Cancellation);
            Assert.Equal(Now, (await InDatabaseAsync<Article>(id))?.UpdatedAt);
        }
    }

    [Fact]
    public virtual async Task Links_and_other_rows_do_not_count()
    {
        var article = await WriteAsync();
        var before = article.UpdatedAt;
        await article.UpdateAsync(new { Labels = new[] { new Label { Name = "new" } } }, cancellationToken: Cancellation);

        Assert.Equal(before, (await InDatabaseAsync<Article>(article.Id))?.UpdatedAt);
        Assert.Equal(1, await CountAsync<Label>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_plain_save_keeps_them_too(bool detects)
    {
        await using var db = NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        var (one, other) = (new Article { Title = "a" }, new Contract { Name = "b" });
        db.AddRange(one, other);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal((Now, Now), (other.Inserted?.UtcDateTime, other.Modified.UtcDateTime));
        Assert.Equal((Now, Now, TimeSpan.Zero), (one.CreatedAt, one.UpdatedAt, other.Modified.Offset));
        var created = Tick();
        one.Title = other.Name = "c";
        if (!detects)
            db.ChangeTracker.DetectChanges();
        db.SaveChanges();
        Assert.Equal((created, Now), Times(await InDatabaseAsync<Article>(one.Id)));
        var row = await InDatabaseAsync<Contract>(other.Id);
        Assert.Equal((created, Now), (row?.Inserted?.UtcDateTime, row?.Modified.UtcDateTime));
    }

    [Fact]
    public virtual async Task Shadow_properties_are_kept_through_their_converter()
    {
        await using var db = NewContext();
        var reading = await Reading.CreateAsync(new { Value = 1 }, db, cancellationToken: Cancellation);
        Assert.Equal(Now, db.Entry(reading).Property<DateTime>("UpdatedAt").CurrentValue);
        Tick();
        await reading.UpdateAsync(new { Value = 2 }, db, cancellationToken: Cancellation);

        Assert.Equal(Now, await db.Readings.AsNoTracking().Select(r => EF.Property<DateTime>(r, "UpdatedAt")).SingleAsync(Cancellation));
    }

    [Fact]
    public virtual async Task An_instance_that_was_not_read_does_not_clear_the_time_of_the_insert()
    {
        var article = await WriteAsync();
        await new Article { Id = article.Id, Title = "new" }.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal((article.CreatedAt, Now), Times(await InDatabaseAsync<Article>(article.Id)));
        Tick();
        var read = await Article.Select().AsNoTracking().SingleAsync(Cancellation);
        await read.UpdateAsync(new { Title = "newer" }, cancellationToken: Cancellation);
        Assert.Equal((article.CreatedAt, Now), Times(await InDatabaseAsync<Article>(article.Id)));
        Tick();
        await using var db = NewContext();
        db.Update(new Article { Id = article.Id, Title = "newest" });
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal((article.CreatedAt, Now), Times(await InDatabaseAsync<Article>(article.Id)));
    }

    [Fact]
    public virtual async Task A_failed_save_restores_the_times()
    {
        var article = await WriteAsync();
        var times = Times(article);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => article.UpdateAsync(new { EditorId = 99 }, cancellationToken: Cancellation));
        Assert.Equal(times, Times(article));

        await using var db = NewContext();
        var read = await db.Articles.SingleAsync(Cancellation);
        var added = new Article { Title = "b" };
        db.Add(added);
        (read.Remarks[0].Text, added.EditorId) = ("changed", 99);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal(times, Times(read));
        Assert.Equal((default, default), Times(added));
        Assert.Equal(EntityState.Unchanged, db.Entry(read).State);
        Tick();
        added.EditorId = null;
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal((Now, Now), Times(await InDatabaseAsync<Article>(added.Id)));
        Assert.Equal((times.Created, Now), Times(await InDatabaseAsync<Article>(read.Id)));
    }

    [Fact]
    public virtual async Task Changes_of_other_interceptors_are_seen()
    {
        var article = await WriteAsync();
        var options = new DbContextOptionsBuilder<SpecContext>(Options).AddInterceptors(new SoftDelete()).Options;
        await using var db = new SpecContext(options);
        db.Remove(await db.Articles.SingleAsync(Cancellation));
        await db.SaveChangesAsync(Cancellation);

        var row = await InDatabaseAsync<Article>(article.Id);
        Assert.Equal(("deleted", article.CreatedAt, Now), (row?.Title, row?.CreatedAt, row?.UpdatedAt));
        Assert.Equal((Now, Now), Times(await db.Articles.SingleAsync(a => a.Title == "audit", Cancellation)));
    }

    [Fact]
    public virtual async Task An_interceptor_that_throws_leaves_nothing_behind()
    {
        var article = await WriteAsync();
        var refusing = new Refusal();
        await using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>(Options).AddInterceptors(refusing).Options);
        var read = await db.Articles.SingleAsync(Cancellation);
        read.Title = "new";
        refusing.Refuses = true;
        await Assert.ThrowsAsync<NotSupportedException>(() => db.SaveChangesAsync(Cancellation));
        refusing.Refuses = false;
        Tick();
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal((article.CreatedAt, Now), Times(await InDatabaseAsync<Article>(article.Id)));
    }

    private static (DateTime Created, DateTime Updated) Times(Article? article) => (article?.CreatedAt ?? default, article?.UpdatedAt ?? default);

    private sealed class SoftDelete : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            var db = eventData.Context!; // EF passes it
            foreach (var entry in db.ChangeTracker.Entries<Article>().Where(entry => entry.State == EntityState.Deleted).ToList())
            {
                entry.State = EntityState.Unchanged;
                entry.Entity.Title = "deleted";
                db.Add(new Article { Title = "audit" });
            }

            return ValueTask.FromResult(result);
        }
    }

    private sealed class Refusal : SaveChangesInterceptor
    {
        public bool Refuses { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
            => Refuses ? throw new NotSupportedException() : ValueTask.FromResult(result);
    }
}
