using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Architecture;

/// <summary>A source file of the library.</summary>
/// <param name="Folder">The folder below the project, with slashes; empty for the root. The folders of versions of EF Core count as one.</param>
/// <param name="TypeName">The name of its type, which is that of the file.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Usings">The namespaces of the library that it imports.</param>
internal sealed partial record SourceFile(string Folder, string TypeName, string Namespace, IReadOnlyList<string> Usings)
{
    private const string Project = "src/EFCore.Mixins";
    private const string Versions = nameof(Versions);

    /// <summary>The source files of the core package.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = ReadAll();

    /// <summary>The namespace that internal types of the folder have.</summary>
    public string FolderNamespace => NamespaceOf(Folder);

    public static string NamespaceOf(string folder) => folder.Length == 0 ? "EFCore.Mixins" : $"EFCore.Mixins.{folder.Replace('/', '.')}";

    private static List<SourceFile> ReadAll()
    {
        var root = Path.Combine(Repository.Root, Project);
        return [.. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                   let path = Path.GetRelativePath(root, file).Replace('\\', '/')
                   where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
                   select Read(path, File.ReadAllText(file))];
    }

    private static SourceFile Read(string path, string text)
    {
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        return new SourceFile(
            folder.StartsWith(Versions, StringComparison.Ordinal) ? Versions : folder,
            path[(path.LastIndexOf('/') + 1)..].Split('.', '{')[0],
            NamespaceLine().Match(text).Groups[1].Value,
            [.. UsingLine().Matches(text).Select(match => match.Groups[1].Value)]);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?(EFCore\.Mixins[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
