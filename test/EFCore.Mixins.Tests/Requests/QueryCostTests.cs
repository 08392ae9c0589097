using System.Diagnostics;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>The maximum cost of a request in bytes, which do not depend on the machine. The time is printed, but not compared.</summary>
public sealed class QueryCostTests : RequestFixture
{
    private const int Longest = 4_096;
    private const int MostBytes = 64 * 1_024;
    private const int Runs = 11;

    public static TheoryData<string> Inputs =>
    [
        Fill("a#=1"),
        Fill("a"),
        Fill("&"),
        Fill("="),
        Fill("%ff=1"),
        Fill("id=%ff"),
        Fill("rating=x#"),
        Fill("rating__in=1,"),
        Fill("or[a#][rating]=1"),
        Fill("or[#][comments___body]=a"),
        Fill("not[or][not][rating]=#"),
        Fill("comments__any[body]=#"),
        Fill("user___user___user#=1"),
        Fill("kind=Revieq#"),
        Fill("order_by=zzz#"),
        Fill("load=user.posts#"),
        Fill("title__regex=(#"),
        new string('a', Longest),
        new string('[', Longest),
        "id" + new string('[', 100) + "=1",
        Fill("x[0][1][2][3][4]=#"),
        string.Join('&', Enumerable.Repeat(Repeat("a_b__", 195) + "=1", 20)),
        string.Join('&', Enumerable.Repeat(Repeat("user.posts.", 195) + "=1", 20)),
        string.Join('&', Enumerable.Repeat(Repeat("a[b]", 195) + "=1", 20)),
        "title=" + Repeat("%F0%9F%98%80", 3_000),
        "rating__in=" + Repeat("1,", 900),
        "rating__in=" + new string(',', 999),
        "rating=" + new string('9', 999),
        "price=0." + new string('1', 990),
        "score=1e" + new string('9', 990),
        "order_by=" + new string(',', 999),
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Four_kilobytes_cost_little(string query)
    {
        Assert.InRange(query.Length, 1, Longest);
        var (time, allocated) = Measure(query);

        TestContext.Current.TestOutputHelper?.WriteLine($"{time.TotalMicroseconds:F1} µs, {allocated} bytes");
        Assert.InRange(allocated, 1, MostBytes);
    }

    [Fact]
    public void Five_parameters_cost_six_kilobytes()
    {
        const string Query = "user___name=Bianca&rating__ge=3&archived=false&order_by=-id&page=2";
        for (var i = 0; i < 2_000; i++)
            Measure(Query);
        var (time, allocated) = Measure(Query);

        TestContext.Current.TestOutputHelper?.WriteLine($"{time.TotalMicroseconds:F1} µs, {allocated} bytes");
        Assert.InRange(allocated, 1, 6 * 1_024);
    }

    /// <summary>The shortest time of some runs, and the bytes of the last.</summary>
    private (TimeSpan Time, long Bytes) Measure(string query)
    {
        var (type, settings) = (TypeOf<Post>(), Settings);
        var shortest = TimeSpan.MaxValue;
        var allocated = 0L;
        for (var i = 0; i < Runs; i++)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            QueryBinder.Bind(QueryStringReader.Read(query, Syntax), type, settings, Permissions);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var time = Stopwatch.GetElapsedTime(start);
            shortest = time < shortest ? time : shortest;
        }

        return (shortest, allocated);
    }

    private static string Fill(string parameter)
        => string.Join(
            '&',
            Enumerable.Range(10, Longest / (parameter.Length + 2)).Select(i => parameter.Replace("#", $"{i}", StringComparison.Ordinal))) is var text
            && text.Length > Longest
            ? text[..Longest]
            : text;

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
