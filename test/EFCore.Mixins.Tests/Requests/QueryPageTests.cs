using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>The examples of docs/query-strings.md are read.</summary>
public sealed partial class QueryPageTests : RequestFixture
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "query-strings.md"));

    [Fact]
    public void Query_strings()
    {
        Syntax = Syntax with { IgnoresEmptyValues = true };
        var examples = Examples()
            .Matches(Page)
            .Select(match => match.Groups[1].Value)
            .Where(text => !text.Contains("filter[page]", StringComparison.Ordinal))
            .ToList();

        Assert.InRange(examples.Count, 20, 50);
        Assert.All(examples, example => Assert.Equal("", ProblemsOf(Read(example))));
    }

    [Fact]
    public void Body() => Assert.Equal("", ProblemsOf(ReadJson(Bodies().Match(Page).Groups[1].Value)));

    [GeneratedRegex(@"(?<=^\|[^|]*)`([^`|]*=[^`|]*)`(?=[^|]*\|[^|]*\|$)", RegexOptions.Multiline)]
    private static partial Regex Examples();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Bodies();
}
