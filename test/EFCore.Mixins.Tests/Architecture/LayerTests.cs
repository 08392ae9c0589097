using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Architecture;

/// <summary>The folders of the core package are layers: each uses only folders that stand below it in the list.</summary>
public sealed partial class LayerTests
{
    /// <summary>The folders from top to bottom; the root comes first. docs/architecture.md says what each holds.</summary>
    private static readonly string[] Layers =
    [
        "",
    ];

    [Fact]
    public void A_type_uses_types_of_its_own_folder_and_of_folders_below_it()
    {
        var folders = Folders();

        var upward = from pair in TypeReferences.In(typeof(Filter).Assembly)
                     where !IsGenerated(pair.User) && !IsGenerated(pair.Used)
                     let user = folders[KeyOf(pair.User)]
                     let used = folders[KeyOf(pair.Used)]
                     where RankOf(used) < RankOf(user)
                     select $"'{user}/{pair.User.Name}' uses '{used}/{pair.Used.Name}', but folder '{user}' is below folder '{used}'";

        Assert.Empty(upward.Order(StringComparer.Ordinal));
    }

    /// <summary>What leaves no trace in the assembly, as <c>nameof</c> and comments, needs a using of internal types.</summary>
    [Fact]
    public void A_file_imports_namespaces_of_folders_below_its_own_only()
    {
        var upward = from file in SourceFile.All
                     from imported in file.Usings
                     from folder in Layers.Where(folder => folder.Length > 0 && SourceFile.NamespaceOf(folder) == imported)
                     where RankOf(folder) < RankOf(file.Folder)
                     select $"'{file.Folder}/{file.TypeName}' imports '{imported}', but folder '{file.Folder}' is below folder '{folder}'";

        Assert.Empty(upward.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_has_its_place_among_the_layers()
        => Assert.Equal(Layers.Order(StringComparer.Ordinal), SourceFile.All.Select(file => file.Folder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Internal_types_have_the_namespace_of_their_folder_and_public_ones_that_of_the_package()
    {
        var folders = Folders();

        var misplaced = from type in typeof(Filter).Assembly.GetTypes()
                        where !type.IsNested && !IsGenerated(type)
                        let folder = folders[KeyOf(type)]
                        let expected = SourceFile.NamespaceOf(type.IsPublic ? "" : folder)
                        where type.Namespace != expected && !(type.IsPublic && type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal))
                        select $"'{type.Namespace}.{type.Name}' in folder '{folder}'";

        Assert.Empty(misplaced.Order(StringComparer.Ordinal));
    }

    /// <summary>The folder of each type, by namespace and name.</summary>
    private static Dictionary<(string?, string), string> Folders()
        => SourceFile.All
            .Select(file => (Key: ((string?)file.Namespace, file.TypeName), file.Folder))
            .Distinct()
            .ToDictionary(file => file.Key, file => file.Folder);

    private static (string?, string) KeyOf(Type type) => (type.Namespace, Arity().Replace(type.Name, ""));

    /// <summary>Whether the compiler has made the type for the assembly as a whole.</summary>
    private static bool IsGenerated(Type type) => type.Namespace?.StartsWith("EFCore.Mixins", StringComparison.Ordinal) != true && type.Name.Contains('<', StringComparison.Ordinal);

    private static int RankOf(string folder) => Array.IndexOf(Layers, folder);

    [GeneratedRegex(@"`\d+$")]
    private static partial Regex Arity();
}
