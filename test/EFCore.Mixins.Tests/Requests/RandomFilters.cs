using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Creates filters of posts within the grammar, with values of all kinds.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Comparisons = ["", "__exact", "__ne", "__gt", "__gte", "__lt", "__le"];
    private static readonly string[] TextOperators = ["", "__exact", "__ne", "__contains", "__startswith", "__iendswith", "__iexact", "__gt"];
    private static readonly string[] ListOperators = ["__in", "__notin"];
    private static readonly string[] RangeOperators = ["__between", "__notbetween"];
    private static readonly string[] Texts = ["title", "body", "user___name", "User.Email", "comments___body", "tags___Color"];

    private readonly Random random = new(seed);
    private int conditions;

    /// <summary>A filter of a handful of conditions.</summary>
    public Filter Next()
    {
        conditions = 0;
        return Filter.And(Part(depth: 3), Part(depth: 2));
    }

    private Filter Part(int depth)
        => (depth, conditions > 6 ? 9 : random.Next(10)) switch
        {
            ( > 0, 0 or 1) => Filter.Or(Parts(depth)),
            ( > 0, 2) => Filter.And(Parts(depth)),
            ( > 0, 3) => Filter.Not(Part(depth - 1)),
            ( > 0, 4) => Condition($"comments__{Pick("any", "none", "all")}", Filter.And(Comment(), Comment())),
            _ => Leaf(),
        };

    private Filter[] Parts(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Part(depth - 1))];

    private Filter Comment()
        => random.Next(2) == 0 ? Condition("body" + Pick(TextOperators), Text()) : Condition("score" + Pick(Comparisons), random.Next(-9, 9));

    private Filter Leaf()
        => random.Next(14) switch
        {
            0 => OfType("rating", () => random.Next()),
            1 => OfType("price", () => random.Next(-1000, 1000) / 8m),
            2 => OfType("score", () => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-200, 200))),
            3 => OfType("views", () => random.NextInt64()),
            4 => Condition("archived" + Pick("", "__ne"), random.Next(2) == 0),
            5 => OfType("kind", () => (PostKind)random.Next(3)),
            6 => OfType("published_at", () => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(2))),
            7 => OfType("day", () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))),
            8 => OfType("at", () => new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks))),
            9 => random.Next(2) == 0
                ? Condition($"published_at__{Pick("year", "month__ge", "day_lt")}", random.Next(1, 9))
                : Condition("published_at__date__gt", new DateOnly(2024, 5, 1)),
            10 => Condition($"{Pick("user", "comments", "title", "comments___score")}__isnull", random.Next(2) == 0),
            11 => Condition($"{Pick("comments__count__ge", "tags__count", "user", "comments")}", random.Next(9)),
            12 => Condition(Pick(Texts) + Pick(ListOperators), List(Text)),
            _ => Condition(Pick(Texts) + Pick(TextOperators), Text()),
        };

    private Filter OfType(string key, Func<object> value)
        => random.Next(4) switch
        {
            0 => Condition(key + Pick(ListOperators), List(value)),
            1 => Condition(key + Pick(RangeOperators), Range(value)),
            2 when random.Next(4) == 0 => Condition(key + Pick("", "__ne"), null),
            _ => Condition(key + Pick(Comparisons), value()),
        };

    private object?[] Range(Func<object> value)
        => random.Next(4) switch { 0 => [value(), null], 1 => [null, value()], _ => [value(), value()] };

    private object?[] List(Func<object> value)
        => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(8) == 0 ? null : value())];

    /// <summary>Text of all of Unicode except NUL, including characters with a meaning in a query string.</summary>
    private string Text()
    {
        var text = "";
        for (var i = random.Next(8); i > 0; i--)
            text += random.Next(3) switch
            {
                0 => Pick("&", "=", "+", "%", "[", "]", ",", ";", "#", "?", "/", "\\", "\"", "'", " ", "__", "%41", "null", "\n", "\u0001"),
                1 => char.ConvertFromUtf32(random.Next(1, 0xD800)),
                _ => char.ConvertFromUtf32(random.Next(0xE000, 0x110000)),
            };
        return text;
    }

    private Filter Condition(string key, object? value)
    {
        conditions++;
        return Filter.And(new Dictionary<string, object?> { [key] = value });
    }

    private T Pick<T>(params T[] all) => all[random.Next(all.Length)];
}
