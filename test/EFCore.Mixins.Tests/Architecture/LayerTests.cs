using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Architecture;

/// <summary>The folders of the core package are layers: each uses only folders below it in the list.</summary>
public sealed partial class LayerTests
{
    /// <summary>The folders from top to bottom; the root comes first. docs/architecture.md describes them.</summary>
    private static readonly string[] Layers =
    [
        "",
        "Watching",
        "Retrying",
        "Requests/Binding",
        "Requests/Syntax",
        "Paging",
        "Saving",
        "Saving/Graphs",
        "Refreshing",
        "Finding",
        "Filling",
        "Comparing",
        "Representing",
        "Serializing/Models",
        "Serializing",
        "UnitsOfWork",
        "Statements",
        "Statements/Providers",
        "Statements/Running",
        "Statements/FollowUps",
        "Statements/Caching",
        "Statements/Rewriting",
        "Timestamping",
        "Sessions",
        "Rollbacks",
        "Translating",
        "Loading/Queries",
        "Loading/Plans",
        "Sorting",
        "Filtering",
        "Filtering/Operators",
        "Filtering/Nodes",
        "Filtering/Checks",
        "Filtering/Trees",
        "Databases",
        "Keys",
        "Instances",
        "Flows",
        "ComputedMembers",
        "Expressions",
        "Functions",
        "Metadata",
        "Options",
        "Versions",
        "Errors",
        "Values",
        "Vocabulary",
    ];

    [Fact]
    public void A_type_uses_types_of_its_own_folder_and_of_folders_below_it()
    {
        var folders = Folders();

        var upward = from pair in TypeReferences.In(typeof(Filter).Assembly)
                     where folders.ContainsKey(KeyOf(pair.User)) && folders.ContainsKey(KeyOf(pair.Used))
                     let user = folders[KeyOf(pair.User)]
                     let used = folders[KeyOf(pair.Used)]
                     where RankOf(used) < RankOf(user)
                     select $"'{user}/{pair.User.Name}' uses '{used}/{pair.Used.Name}', but folder '{user}' is below folder '{used}'";

        AssertNone(upward);
    }

    /// <summary>The folder of a type is that of its file.</summary>
    [Fact]
    public void Every_type_has_a_file_of_its_name()
    {
        var folders = Folders();

        AssertNone(from type in typeof(Filter).Assembly.GetTypes()
                   where !type.IsNested && !IsGenerated(type) && !folders.ContainsKey(KeyOf(type))
                   select $"'{type.FullName}' has no file of its name");
    }

    /// <summary>Uses that are not visible in the assembly, such as <c>nameof</c> and comments, need a using of internal types.</summary>
    [Fact]
    public void A_file_imports_namespaces_of_folders_below_its_own_only()
    {
        var upward = from file in SourceFile.All
                     from imported in file.Usings
                     from folder in Layers.Where(folder => folder.Length > 0 && SourceFile.NamespaceOf(folder) == imported)
                     where RankOf(folder) < RankOf(file.Folder)
                     select $"'{file.Folder}/{file.TypeName}' imports '{imported}', but folder '{file.Folder}' is below folder '{folder}'";

        AssertNone(upward);
    }

    [Fact]
    public void Every_folder_has_its_place_among_the_layers()
        => AssertNone(from folder in SourceFile.All.Select(file => file.Folder).Distinct()
                      where !Layers.Contains(folder)
                      select $"'{folder}' is in no layer: put it in the list, below the folders that use it and above those that it uses");

    [Fact]
    public void The_architecture_page_lists_the_folders_in_their_order()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var table = string.Join(
            '\n',
            page
                .SkipWhile(line => line != "## Layers")
                .TakeWhile(line => line != "## Journeys")
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal)));

        Assert.Equal(Layers.Skip(1), FoldersOfTable().Matches(table).Select(match => match.Groups[1].Value));
    }

    /// <summary>The page refers to a file by the name of its type.</summary>
    [Fact]
    public void The_architecture_page_names_types_that_exist()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var known = SourceFile.All.Select(file => file.TypeName).Concat(Layers).ToHashSet();
        var named = TypesOfPage().Matches(page).Select(match => match.Groups[1].Value).Distinct();

        AssertNone(named.Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Internal_types_have_the_namespace_of_their_folder_and_public_ones_that_of_the_package()
    {
        var folders = Folders();

        var misplaced = from type in typeof(Filter).Assembly.GetTypes()
                        where folders.ContainsKey(KeyOf(type))
                        let folder = folders[KeyOf(type)]
                        where type.IsPublic ? !IsPublicNamespace(type.Namespace) : type.Namespace != SourceFile.NamespaceOf(folder)
                        select $"'{type.Namespace}.{type.Name}' in folder '{folder}'";

        AssertNone(misplaced);
    }

    private static void AssertNone(IEnumerable<string> problems)
        => Assert.True(!problems.Any(), string.Join(Environment.NewLine, problems.Order(StringComparer.Ordinal)));

    /// <summary>The package, the namespaces that it extends, and those that translators of errors need.</summary>
    private static bool IsPublicNamespace(string? name)
        => name is "EFCore.Mixins" or "EFCore.Mixins.Errors" || name?.StartsWith("Microsoft.", StringComparison.Ordinal) == true;

    /// <summary>The folder of each type, by namespace and name.</summary>
    private static Dictionary<(string?, string), string> Folders()
        => SourceFile.All
            .Select(file => (Key: ((string?)file.Namespace, file.TypeName), file.Folder))
            .Distinct()
            .ToDictionary(file => file.Key, file => file.Folder);

    private static (string?, string) KeyOf(Type type) => (type.Namespace, Arity().Replace(type.Name, ""));

    /// <summary>Whether the compiler generated the type for the whole assembly.</summary>
    private static bool IsGenerated(Type type)
        => type.Namespace?.StartsWith("EFCore.Mixins", StringComparison.Ordinal) != true && type.Name.Contains('<', StringComparison.Ordinal);

    private static int RankOf(string folder) => Array.IndexOf(Layers, folder);

    /// <summary>The names before the last bar of a row, which are those of folders.</summary>
    [GeneratedRegex(@"(?<=^\|[^|]*)`([\w/]+)`(?=[^|]*\|)", RegexOptions.Multiline)]
    private static partial Regex FoldersOfTable();

    /// <summary>
    ///     Matches text in code style with at least two capital letters, which is a type of the library. Members that end in Async and names of EF and of
    ///     tests are excluded.
    /// </summary>
    [GeneratedRegex(@"`(?!SaveChanges`|EntityQueryable`|DateTime|\w+Tests`|\w+Specs`|\w+Async`)([A-Z][a-z]+[A-Z]\w+)`")]
    private static partial Regex TypesOfPage();

    [GeneratedRegex(@"`\d+$")]
    private static partial Regex Arity();
}
