using System.Collections;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Creates malicious input, and some that is valid: filters of every form, sort keys, load plans.</summary>
internal sealed class HostileInputs(Random random)
{
    private static readonly string[] Names =
    [
        "id", "body", "title", "rating", "score", "price", "views", "archived", "kind", "published_at", "day", "at", "user_id", "name", "age", "color",
        "post_id",
        "user", "comments", "tags", "posts", "author", "post", "and", "or", "not", "User", "usr", "key", "number", "total", "amount", "address", "city", "tier",
        "country", "lines",
    ];

    private static readonly string[] Operators =
    [
        "", "", "exact", "ne", "gt", "ge", "lt", "lte", "in", "notin", "isnull", "between", "notbetween", "like", "ilike", "startswith", "iendswith",
        "contains", "iexact", "regex",
        "date", "date__ge", "year", "year_lt", "month", "quarter", "week_day", "hour", "second__in", "any", "none", "all", "count", "count__ge", "min",
        "max__nullslast", "nullsfirst", "nope", "_", "__",
    ];

    private static readonly string[] Pieces =
    [
        "", "_", "__", "___", ".", "-", "--", "a", "\0", "\ud800", "\udc00", "\ud83d\ude00", "İ", "ß", "%", "_", "\\", "'", "\"", ";--", "\n", "\u202e",
        "\uffff", "(", "[", "(a+)+$", "{0}", "@p0", "null", "true", "1e400",
    ];

    private static readonly object?[] Values =
    [
        null, true, false, 0, 1, -1, 5, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, ulong.MaxValue, byte.MaxValue, sbyte.MinValue, 0.0, -0.0, 1.5,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        double.MaxValue, double.Epsilon, float.MaxValue, float.NaN, 1.5f, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, (Half)1,
        BigInteger.One, 'a', '\0', '\ud800', "", "a", "A", "Note", "note", "1", "true",
        "2024-02-29", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "24:00", "23:59:59.9999999",
        "10675199.02:48:05.4775807", "%", "\\", "a\\", "^a", "(", "a{99999}", "(?i)A", "\\p{L}",
        DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateOnly.MinValue, DateOnly.MaxValue,
        TimeOnly.MinValue, TimeOnly.MaxValue, TimeSpan.MinValue, TimeSpan.MaxValue,
        PostKind.Review, (PostKind)99, DayOfWeek.Monday, LoadStrategy.Joined, Guid.Empty, DBNull.Value, typeof(string), (Action)(() => { }),
        new byte[] { 1, 0 }, Array.Empty<int>(), (1, 2), ("a", null as object),
        new User { Name = "a" }, new Post { Body = "a", Id = 1 }, new Uri("http://a"), new Version(1, 2), new CustomerId(1),
    ];

    /// <summary>A filter of any form.</summary>
    public object? Where(int depth = 0)
        => random.Next(depth > 5 ? 4 : 12) switch
        {
            0 or 1 => Pairs(depth),
            2 => Element(depth),
            3 => Value(depth),
            4 => Filter.And(Parts(depth)),
            5 => Filter.Or(Parts(depth)),
            6 => Filter.Not(Where(depth + 1)),
            7 => Node(Json(depth)),
            8 => Filter.And(Parts(depth)).WithSubqueries((SubqueryBehavior)random.Next(3)),
            9 => Pairs(depth).ToList(),
            10 => new Hashtable { [Key()] = Value(depth) },
            _ => JsonDocument.Parse(Json(depth), new JsonDocumentOptions { MaxDepth = int.MaxValue }),
        };

    /// <summary>Sort keys; null in some cases.</summary>
    public IEnumerable<string>? OrderBy()
        => random.Next(6) switch
        {
            0 => Endless(Key()),
            1 or 2 => null,
            _ => [.. Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(2) == 0 ? "-" : "") + Key())],
        };

    /// <summary>A load plan; null in most cases.</summary>
    public LoadPlan? Load()
        => random.Next(8) switch
        {
            0 => LoadPlan.From(Value(0) ?? ""),
            1 => LoadPlan.From(Element(0)),
            2 => new LoadPlan().SelectIn(Key(), where: Where(2), orderBy: OrderBy()).Joined(Key()),
            3 => LoadPlan.From(new Dictionary<string, object?> { [Key()] = Value(0), [Name()] = "joined" }),
            _ => null,
        };

    private IEnumerable<object?> Parts(int depth)
        => random.Next(40) == 0 ? Endless(Where(depth + 1)) : Enumerable.Range(0, random.Next(4)).Select(_ => Where(depth + 1)).ToArray();

    private Dictionary<string, object?> Pairs(int depth)
    {
        var pairs = new Dictionary<string, object?>();
        for (var i = random.Next(random.Next(30) == 0 ? 300 : 3); i >= 0; i--)
            pairs[Key()] = Value(depth);
        return pairs;
    }

    private object? Value(int depth)
        => random.Next(12) switch
        {
            0 when depth < 6 => Where(depth + 1),
            1 => Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1)).ToArray(),
            2 => Text(),
            3 => Element(depth),
            4 => Node(Json(depth)),
            5 when random.Next(10) == 0 => Endless(Pick(Values)),
            _ => Pick(Values),
        };

    private string Key()
        => random.Next(12) switch
        {
            0 => Text(),
            1 => string.Concat(Enumerable.Repeat(Pick(Pieces), random.Next(1_200))),
            2 or 3 => $"{Name()}___{Name()}__{Pick(Operators)}",
            4 => $"{Name()}.{Name()}___{Name()}__{Pick(Operators)}",
            _ => Pick(Operators) is { Length: > 0 } name ? $"{Name()}__{name}" : Name(),
        };

    private string Name() => Pick(Names);

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(3) == 0 ? Pick(Names) : Pick(Pieces)));

    private JsonElement Element(int depth) => JsonDocument.Parse(Json(depth), new JsonDocumentOptions { MaxDepth = int.MaxValue }).RootElement;

    private static JsonNode? Node(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = int.MaxValue });

    private string Json(int depth)
        => random.Next(depth > 6 ? 6 : 12) switch
        {
            0 => Pick(["null", "true", "0", "-0", "1", "-1.5", "1e400", "-1e400", "1e-400", "1e30", "1e-30", "123456789012345678901234567890", "0.1e1"]),
            1 => Quoted(Text()),
            2 => Pick(["\"\\ud800\"", "\"\\udc00a\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"a\"", "\"2024-02-29\"", "[]", "{}"]),
            3 when random.Next(200) == 0 => new string('[', 2_000) + new string(']', 2_000),
            4 when random.Next(200) == 0 => string.Concat(Enumerable.Repeat("{\"not\":", 500)) + "1" + new string('}', 500),
            3 or 4 or 5 => $"{{{Quoted(Key())}:{Quoted(Text())}}}",
            6 or 7 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(depth + 1)))}]",
            8 => $"{{\"{Pick(["and", "or"])}\":[{Json(depth + 1)},{Json(depth + 1)}]}}",
            _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Quoted(Key())}:{Json(depth + 1)}"))}}}",
        };

    /// <summary>JSON text as a visitor writes it, lone surrogates included.</summary>
    private static string Quoted(string text)
        => $"\"{string.Concat(text.Select(unit => unit is '"' or '\\' or < ' ' || char.IsSurrogate(unit) ? $"\\u{(int)unit:x4}" : $"{unit}"))}\"";

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private static IEnumerable<T> Endless<T>(T item)
    {
        while (true)
            yield return item;
    }
}
