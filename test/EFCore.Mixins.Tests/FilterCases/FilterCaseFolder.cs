using System.Text.Json;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>Finds and reads the folder with the filter cases: the variable MIXINS_ORACLE, or shared/oracle beside the repository.</summary>
internal static class FilterCaseFolder
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MIXINS_ORACLE")
        ?? Path.Combine(Repository.Find(folder => Directory.Exists(Path.Combine(folder, "shared", "oracle"))) ?? "", "shared", "oracle");

    /// <summary>The path of a file in the folder; skips the test where the folder is absent.</summary>
    public static string PathOf(string file)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The filter cases are not here: name their folder in MIXINS_ORACLE.");
        return Path.Combine(Folder, file);
    }

    /// <summary>Reads a file that holds one JSON object a line.</summary>
    public static IEnumerable<T> Read<T>(string file)
        => File.ReadLines(PathOf(file)).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"'{file}' holds a line without an object."));
}
