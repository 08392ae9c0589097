using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The code of the docs is code of a sample or a test, which compiles and runs.</summary>
public sealed partial class DocsTests
{
    private static readonly Lazy<List<string>> Compiled = new(() =>
        [.. Files("samples", "*.cs").Concat(Files("test", "*.cs")).SelectMany(File.ReadLines).Select(line => line.Trim())]);

    private static readonly string[] PackageReadmes = [.. Files("src", "README.md")];

    public static TheoryData<string> Pages { get; } =
        [.. Files("docs", "*.md")
            .Concat(PackageReadmes)
            .Prepend(Path.Combine(Repository.Root, "README.md"))
            .Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_line_of_code_on_the_page_is_compiled(string page)
    {
        var blocks = CodeBlocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)));
        var lines = blocks.SelectMany(block => block.Groups["code"].Value.Split('\n')).Select(WithoutComment);
        Assert.All(lines, line => Assert.Contains(Compiled.Value, compiled => compiled.Contains(line, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_link_of_the_page_leads_to_a_file(string page)
    {
        var file = Path.Combine(Repository.Root, page);
        var targets = Links().Matches(File.ReadAllText(file)).Select(link => link.Groups["target"].Value);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file) ?? "", target)), target));
    }

    /// <summary>The readme of a package is shown outside of the repository, where relative links do not work.</summary>
    [Fact]
    public void Each_link_of_the_readme_of_a_package_leads_to_a_file_of_the_repository()
        => Assert.All(
            PackageReadmes.SelectMany(file => AllLinks().Matches(File.ReadAllText(file))),
            link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link.Groups["target"].Value)), link.Value));

    [Fact]
    public void Each_public_exception_is_on_the_page_of_messages()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "troubleshooting.md"));
        var names = typeof(Contexts).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name).ToList();

        Assert.Contains(nameof(FilterException), names);
        Assert.All(names, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    /// <summary>The messages on the page are those of the code that throws them, with <c>…</c> in place of names.</summary>
    [Fact]
    public void Each_message_on_the_page_of_messages_is_one_of_the_library()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "troubleshooting.md"));
        var section = page[
            page.IndexOf("## Messages of other exceptions", StringComparison.Ordinal)..page.IndexOf("## Messages of the compiler", StringComparison.Ordinal)];
        var sources = Holes().Replace(
            string.Concat(Files("src/EFCore.Mixins", "*.cs").Select(File.ReadAllText)),
            match => match.Groups["name"].Success ? match.Groups["name"].Value : "…");
        sources = Joints().Replace(sources, "");

        var quoted = Quotes().Matches(section).Select(match => match.Groups["text"].Value).ToList();
        Assert.True(quoted.Count > 10);
        Assert.All(quoted, text => Assert.Contains(text, sources, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Files(string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories);

    private static string WithoutComment(string line)
        => Comments().Replace(line, "").Trim();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    // {nameof(A.B)} is B, and {anything else} is a name
    [GeneratedRegex(@"\{(?:nameof\((?:\w+\.)*(?<name>\w+)\)|[^{}""\n]*)\}")]
    private static partial Regex Holes();

    // the end of a literal that continues in the next line
    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex Joints();

    [GeneratedRegex(@"^\| `(?<text>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\]\((?!https?:)(?<target>[^)#]+)")]
    private static partial Regex Links();

    [GeneratedRegex(@"\]\((?:https://github\.com/efcore-mixins/EFCore\.Mixins/blob/main/)?(?<target>[^)#]+)")]
    private static partial Regex AllLinks();
}
