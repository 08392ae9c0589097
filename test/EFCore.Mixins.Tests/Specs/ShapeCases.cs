using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Statements with changing values and the same expression tree.</summary>
public static class ShapeCases
{
    private static readonly DateTime Day = new(2024, 1, 1);

    public static IReadOnlyList<ShapeCase> All { get; } =
    [
        Of("everything", _ => new { }),
        Of("exact", i => new { rating = i, title = $"t{i}", archived = i == 1, kind = i }),
        Of("ne", i => new { rating__ne = i, body__ne = $"b{i}", price__ne = i }),
        Of("comparisons", i => new { rating__gt = i, views__le = i * 10L, score__ge = i / 2d, title__lt = $"t{i}", kind__ge = i }),
        Of("ranges", i => new { rating__between = new int?[] { i, i + 1 }, views__between = new long?[] { i, null }, price__notbetween = new[] { i, i + 2 } }),
        Of("lists", i => new { rating__in = Enumerable.Range(0, i + 1), title__notin = Enumerable.Repeat($"t{i}", i + 2), kind__in = new[] { i } })
            with { HasLists = true },
        Of("lists with null", i => new { rating__in = new int?[] { i, null }, title__notin = new[] { null, $"t{i}" } }) with { HasLists = true },
        Of("nulls", _ => new { title = (string?)null, rating__ne = (int?)null, user__isnull = false }),
        Of(
            "texts",
            i => new
            {
                body__startswith = $"b{i}",
                body__iendswith = $"{i}",
                title__contains = $"{i}%_",
                title__like = $"%{i}",
                title__ilike = $"T_{i}",
                body__iexact = $"B{i}",
            }),
        Of(
            "dates",
            i => new
            {
                published_at__year = 2023 + i,
                published_at__date__ge = DateOnly.FromDateTime(Day.AddDays(i)),
                published_at__month__ne = i,
                day = DateOnly.FromDateTime(Day.AddDays(i)),
                at__hour = i,
            }),
        Of("to-one", i => new { user___name = $"u{i}", user___age__gt = i, user__ne = i + 100 }),
        Of("to-many", i => new { comments___score = i, comments___body__contains = $"{i}", tags = $"tag{i}", user___posts__count__ge = i }),
        Of(
            "quantifiers",
            i => new
            {
                comments__any = new { score = i },
                tags__none = new { color = $"c{i}" },
                comments__all = new { score__ge = i },
                user__any = new { age = i },
            }),
        Of(
            "groups",
            i => Filter.Or(
                new { rating = i },
                Filter.Not(new { comments___score = i, title = $"t{i}" }),
                Filter.And(new { user___posts___rating = i }, new { views = i }))),
        Of(
            "many values",
            i => Filter.And([.. Enumerable.Range(0, 20).Select(n => Filter.Or(new { views__ne = (i + 1L) * n }, new { comments___score = i + n }))])),
        new("order", i => Post.Query(new { rating__ge = i }, ["-user___name", "comments__count", "title__nullsfirst", "id"], null as LoadPlan)),
        new("page", i => Post.Query(new { rating__ge = i }, ["id"], null as LoadPlan).Skip(i).Take(i + 1)),
        new("whole-query calls", i => Post.Where(new { rating__ge = i }).AsNoTracking().IgnoreQueryFilters()),
        new("joined", i => Post.Query(new { rating__ge = i }, ["id"], plan => plan.Joined(post => post.User).Joined(post => post.Comments))),
        new("select-in", i => Post.Query(new { rating__ge = i }, ["id"], ["user.posts", "comments.author", "tags"])) { HasLists = true },
        new(
            "subquery",
            i => Post.Query(
                new { rating__ge = i },
                ["id"],
                new Dictionary<string, LoadStrategy> { ["comments"] = LoadStrategy.Subquery, ["user"] = LoadStrategy.Joined })) { IsRepeated = true },
        new("loads without tracking", i => Post.Query(new { rating__ge = i }, ["id"], ["comments"]).AsNoTracking()) { HasLists = true },
    ];

    private static ShapeCase Of(string name, Func<int, object> where) => new(name, i => Post.Query(where(i), ["id"], null as LoadPlan));
}
