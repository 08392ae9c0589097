using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class TimestampBulkSpecs(Backend backend) : ClockSpecs(backend)
{
    [Fact]
    public virtual async Task A_bulk_update_sets_the_time_of_the_change()
    {
        var article = await WriteAsync();
        Assert.Equal(1, await Article.Where(new { title = "old" }).ExecuteUpdateAsync(s => s.SetProperty(a => a.Title, "new"), Cancellation));

        var row = await InDatabaseAsync<Article>(article.Id);
        Assert.Equal(("new", article.CreatedAt, Now), (row?.Title, row?.CreatedAt, row?.UpdatedAt));
    }

    [Fact]
    public virtual async Task A_bulk_update_of_a_tied_statement_sets_it_too()
    {
        var article = await WriteAsync();
        await using var db = NewContext();
        var statement = Article.Select().On(db);
        Assert.Equal(1, await statement.ExecuteUpdateAsync(s => s.SetProperty(a => a.Views, a => a.Id + 1), Cancellation));
        Assert.Equal((article.Id + 1, Now), await RowAsync());
        Tick();
        Assert.Equal(1, statement.ExecuteUpdate(s => s.SetProperty(a => a.Views, 7)));
        Assert.Equal((7, Now), await RowAsync());
        Assert.Equal(1, await db.Articles.CountAsync(a => statement.Any(other => other.Id == a.Id), Cancellation));
        Assert.Same(db.Model, (await Article.Where(new { views = 7 }).On(db).SingleAsync(Cancellation)) is { } read ? db.Entry(read).Metadata.Model : null);
    }

    [Fact]
    public virtual async Task What_the_setters_name_is_kept()
    {
        await WriteAsync();
        var past = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => a.UpdatedAt, past).SetProperty(a => a.Views, 1), Cancellation);
        Assert.Equal((1, past), await RowAsync());
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => EF.Property<DateTime>(a, "UpdatedAt"), past.AddDays(1)), Cancellation);
        Assert.Equal((1, past.AddDays(1)), await RowAsync());
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => a.Price.Amount, 3).SetProperty(a => a.Imprint!.City, "Chur"), Cancellation);
        Assert.Equal((1, Now), await RowAsync());
    }

    [Fact]
    public virtual async Task Names_types_converters_and_derived_classes_are_those_of_the_model()
    {
        await Contract.CreateAsync(new { Name = "a" }, cancellationToken: Cancellation);
        await Reading.CreateAsync(new { Value = 1 }, cancellationToken: Cancellation);
        Tick();
        await Contract.Select().ExecuteUpdateAsync(s => s.SetProperty(c => c.Pages, 5), Cancellation);
        await Reading.Select().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, 5), Cancellation);
        Assert.Equal(Now, (await Contract.Select().SingleAsync(Cancellation)).Modified.UtcDateTime);
        Assert.Equal(Now, await Reading.Select().Select(r => EF.Property<DateTime>(r, "UpdatedAt")).SingleAsync(Cancellation));
        Tick();
        await Deed.Select().ExecuteUpdateAsync(s => s.SetProperty(d => d.Name, "b"), Cancellation);
        Assert.Equal(Now, (await Contract.Select().SingleAsync(Cancellation)).Modified.UtcDateTime);
    }

    [Fact]
    public virtual async Task The_time_is_a_parameter()
    {
        await WriteAsync();
        await using var db = NewContext();
        await UpdateAsync(0);
        using var meter = new QueryCacheMeter();
        for (var i = 1; i < 50; i++)
        {
            Tick();
            await UpdateAsync(i);
        }

        Assert.Equal((0, 98), meter.Read());
        Assert.Equal((49, Now), await RowAsync());

        async Task UpdateAsync(int views)
        {
            await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(a => a.Views, views), Cancellation);
            await Article.Select().On(db).ExecuteUpdateAsync(s => s.SetProperty(a => a.Views, views), Cancellation);
        }
    }

    private async Task<(int?, DateTime)> RowAsync()
    {
        await using var db = NewContext();
        var row = await db.Articles.AsNoTracking().SingleAsync(Cancellation);
        return (row.Views, row.UpdatedAt);
    }
}
