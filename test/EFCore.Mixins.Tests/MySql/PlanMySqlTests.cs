using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class PlanMySqlTests(MySqlBackend backend) : PlanSpecs(backend), IClassFixture<MySqlBackend>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Tables with few rows are read whole, and nothing forbids that: each condition finds some of many.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, 2000).Select(NewPost));
        await db.SaveChangesAsync(Token);
        await AnalyzeAsync();
    }

    // Where a condition is to find few rows, the others are on its other side.
    public override async Task An_index_serves_a_condition(string column, string key, object? value)
    {
        if (key == "published_at__date__lt")
            await MoveAsync(new DateTime(2030, 1, 1), rating: 10);
        await base.An_index_serves_a_condition(column, key, value);
    }

    public override async Task An_index_serves_a_negation(string column, string key, object? value)
    {
        if (key is "rating__between" or "published_at__year")
            await MoveAsync(new DateTime(2024, 6, 1), rating: 3);
        await base.An_index_serves_a_negation(column, key, value);
    }

    private async Task MoveAsync(DateTime publishedAt, int rating)
    {
        await Post.Select().ExecuteUpdateAsync(set => set.SetProperty(post => post.PublishedAt, publishedAt).SetProperty(post => post.Rating, rating), Token);
        await AnalyzeAsync();
    }

    private async Task AnalyzeAsync()
    {
        await using var db = NewContext();
        await MySqlCopy.AnalyzeAsync(db.Database.GetConnectionString() ?? "");
    }

    private static Post NewPost(int number)
        => new()
        {
            Body = $"x{number}",
            Title = $"a{number}",
            Rating = number + 10,
            PublishedAt = new DateTime(1900, 1, 1).AddDays(number),
            Day = new DateOnly(1900, 1, 1).AddDays(number),
            At = new TimeOnly(12 + (number % 10), number % 60),
            User = new User { Name = $"{number}" },
            Comments = { new Comment { Body = "", Score = number } },
        };
}
