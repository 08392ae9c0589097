using System.Text;
using System.Text.Json;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>
///     Random filters are the same as a query string, as JSON and as a dictionary. <c>RANDOM_FILTERS</c> is their number, <c>RANDOM_SEED</c> the
///     first one.
/// </summary>
public sealed class QueryRoundTripTests : RequestFixture
{
    private const int Most = 1_000_000;

    private static readonly int Filters = RandomSetting.Of("RANDOM_FILTERS", 1_000);
    private static readonly int Seed = RandomSetting.Of("RANDOM_SEED", 20_240_501);

    public QueryRoundTripTests()
    {
        var limits = new QueryLimits
        {
            MaxQueryLength = Most,
            MaxParameters = Most,
            MaxValueLength = Most,
            MaxNameLength = Most,
            MaxConditions = Most,
            MaxDepth = 64,
            MaxToManySteps = 64,
            MaxJsonLength = Most,
            MaxJsonDepth = 128,
            MaxListValues = Most,
        };
        Syntax = Syntax with { Limits = limits };
        Settings = Settings with
        {
            Limits = limits,
            Filtering = FilterBindingSettings.Default with { Limits = new FilterLimits { MaxConditions = 100_000, MaxDepth = 128 } },
        };
    }

    [Fact]
    public void Filters_are_the_same_by_every_door()
    {
        for (var i = 0; i < Filters; i++)
            AssertSame(new RandomFilters(Seed + i).Next(), Seed + i);
    }

    [Fact]
    public void Every_character_survives()
    {
        for (var code = 1; code < 0x110000; code += 97)
        {
            if (code is >= 0xD800 and < 0xE000)
                continue;
            var text = string.Concat(Enumerable.Range(code, 97).Where(one => one is (< 0xD800 or >= 0xE000) and < 0x110000).Select(char.ConvertFromUtf32));
            var filter = Filter.And(new { title = text });

            Assert.Equal(text, Assert.IsType<ConditionFilter>(Read(filter.ToQueryString()).Where).Value);
            Assert.Equal(text, Assert.IsType<ConditionFilter>(ReadJson("{\"where\":" + filter.ToJson() + "}").Where).Value);
        }
    }

    private void AssertSame(Filter filter, int seed)
    {
        var (url, json) = (filter.ToQueryString(), filter.ToJson());
        var byUrl = Read(url);
        var byJson = ReadJson<Post>(Encoding.UTF8.GetBytes("{\"where\":" + json + "}"));
        var byPrefix = Read(filter.ToQueryString(prefixed: true));
        using var document = JsonDocument.Parse(json);

        Assert.True(byUrl.Problems.Count + byJson.Problems.Count == 0, $"Seed {seed}: {ProblemsOf(byUrl)} {ProblemsOf(byJson)}\n{url}\n{json}");
        var (expected, expectedUrl) = (FilterDump.Of(filter), FilterDump.Of(filter, withoutNull: true));
        Assert.Equal((seed, expectedUrl), (seed, FilterDump.Of(byUrl.Where!))); // there are conditions
        Assert.Equal((seed, expectedUrl), (seed, FilterDump.Of(byPrefix.Where!))); // there are conditions
        Assert.Equal((seed, expected), (seed, FilterDump.Of(byJson.Where!))); // there are conditions
        Assert.Equal((seed, expected), (seed, FilterDump.Of(Filter.And(document.RootElement))));
        Assert.Equal((seed, url), (seed, byUrl.Where!.ToQueryString())); // there are conditions
    }
}
