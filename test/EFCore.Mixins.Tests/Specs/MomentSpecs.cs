using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Moments of every kind, in filters and in values, over columns with and without a zone.</summary>
public abstract class MomentSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly DateTime Noon = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, object> Noons => new()
    {
        { "UTC", Noon },
        { "no zone", DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified) },
        { "an offset", new DateTimeOffset(2024, 2, 29, 14, 0, 0, TimeSpan.FromHours(2)) },
        { "text", "2024-02-29T12:00:00" },
        { "text in UTC", "2024-02-29 12:00Z" },
        { "text with an offset", "2024-02-29T13:30:00+01:30" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Noons), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_filter_takes_a_moment_of_any_kind(string kind, object noon)
    {
        await AddAsync();

        Assert.True(await TitlesAsync(new { starts_at = noon }) is ["noon"], kind);
        Assert.Equal(["eve", "noon"], await TitlesAsync(new { starts_at__le = noon }));
        Assert.Equal(["noon"], await TitlesAsync(new { ends_at__in = new[] { noon, null } }, where: new { ends_at__isnull = false }));
        Assert.Equal(["eve", "year"], await TitlesAsync(new { starts_at__ne = noon }));
        Assert.Equal(["noon", "year"], await TitlesAsync(new { starts_at__between = new[] { noon, null } }));
        Assert.Equal(["noon"], await BodiesAsync(new { published_at = noon }));
        Assert.Equal(["eve"], await BodiesAsync(new { published_at__lt = noon }));
        Assert.Equal(["noon"], await BodiesAsync(new { published_at__in = new[] { noon } }));
    }

    [Fact]
    public virtual async Task Days_and_parts_are_those_of_the_given_moment()
    {
        await AddAsync();

        Assert.Equal(["noon"], await TitlesAsync(new { starts_at__date = "2024-02-29" }));
        Assert.Equal(["year"], await TitlesAsync(new { starts_at__date__gt = new DateOnly(2024, 2, 29) }));
        Assert.Equal(["year"], await TitlesAsync(new { starts_at__year = 2025 }));
        Assert.Equal(["eve", "noon"], await TitlesAsync(new { starts_at__month = 2 }));
        Assert.Equal(["eve"], await TitlesAsync(new { starts_at__hour = 23 }));
        Assert.Equal(["noon"], await TitlesAsync(new { starts_at__week_day = 5 }));
        Assert.Equal(["eve"], await BodiesAsync(new { published_at__date__lt = Noon.Date }));
        Assert.Equal(["noon"], await BodiesAsync(new { published_at__year = 2024, published_at__hour = 12 }));
    }

    [Theory]
    [MemberData(nameof(Noons), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_row_takes_a_moment_of_any_kind(string kind, object noon)
    {
        var meeting = await Meeting.CreateAsync(new { Title = "a", StartsAt = noon }, cancellationToken: Token);
        await meeting.UpdateAsync(new { EndsAt = noon }, cancellationToken: Token);
        var post = await Post.CreateAsync(new { Body = "a", PublishedAt = noon }, cancellationToken: Token);

        var (found, published) = (
            await Meeting.FindOrFailAsync(meeting.Id, cancellationToken: Token),
            await Post.FindOrFailAsync(post.Id, cancellationToken: Token));
        Assert.True((found.StartsAt, found.EndsAt, published.PublishedAt) == (Noon, Noon, Noon), kind);
    }

    [Theory]
    [MemberData(nameof(Noons), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_custom_operator_takes_a_moment_of_any_kind(string kind, object noon)
    {
        await AddAsync();
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions)
            .UseMixins(mixins => mixins.AddOperator<DateTime, DateTime>("after", (moment, other) => moment > other));
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(options.Options));

        Assert.True(await TitlesAsync(new { starts_at__after = noon }) is ["year"], kind);
        Assert.Empty(await BodiesAsync(new { published_at__after = noon }));
    }

    private async Task AddAsync()
    {
        var eve = new DateTime(2024, 2, 28, 23, 59, 59, DateTimeKind.Utc);
        var year = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await using var db = NewContext();
        db.AddRange(
            new Meeting { Title = "noon", StartsAt = Noon, EndsAt = Noon },
            new Meeting { Title = "eve", StartsAt = eve, EndsAt = year },
            new Meeting { Title = "year", StartsAt = year },
            new Post { Body = "noon", PublishedAt = DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified) },
            new Post { Body = "eve", PublishedAt = DateTime.SpecifyKind(eve, DateTimeKind.Unspecified) });
        await db.SaveChangesAsync(Token);
    }

    private static async Task<List<string>> TitlesAsync(object filter, object? where = null)
        => await Meeting.Query(Filter.And(filter, where ?? Filter.And()), ["title"]).Select(meeting => meeting.Title).ToListAsync(Token);

    private static async Task<List<string>> BodiesAsync(object filter)
        => await Post.Query(filter, ["body"]).Select(post => post.Body).ToListAsync(Token);
}
