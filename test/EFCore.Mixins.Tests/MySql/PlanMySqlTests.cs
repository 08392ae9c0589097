using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Tables with few rows are read whole, and nothing forbids that: each condition finds few of many rows.</summary>
public sealed class PlanMySqlTests(MySqlBackend backend) : PlanSpecs(backend), IClassFixture<MySqlBackend>
{
    protected override string[] Served => ["rating__nullsfirst", "-rating__nullslast"];

    protected override string Sort => "filesort";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async Task An_index_serves_a_condition(string column, string key, object? value)
    {
        await FillAsync(year: key == "published_at__date__lt" ? 2030 : 1900);
        await base.An_index_serves_a_condition(column, key, value);
    }

    public override async Task An_index_serves_a_negation(string column, string key, object? value)
    {
        await FillAsync(year: 2024, rating: key == "rating__gt" ? 10 : 3);
        await base.An_index_serves_a_negation(column, key, value);
    }

    public override async Task An_index_gives_the_order_of_a_page(string key)
    {
        await FillAsync(year: 2024);
        await base.An_index_gives_the_order_of_a_page(key);
    }

    private async Task FillAsync(int year, int rating = 10)
    {
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, 1000).Select(number => NewPost(number, year, rating)));
        await db.SaveChangesAsync(Token);
        await MySqlCopy.AnalyzeAsync(db.Database.GetConnectionString() ?? "");
    }

    private static Post NewPost(int number, int year, int rating)
        => new()
        {
            Body = $"x{number}",
            Title = $"a{number}",
            Rating = rating,
            PublishedAt = new DateTime(year, 1, 1).AddMinutes(number),
            Day = new DateOnly(1900, 1, 1).AddDays(number),
            At = new TimeOnly(12 + (number % 10), number % 60),
            User = new User { Name = $"{number}" },
        };
}
