namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>Spells the keys of the cases in another way that means the same.</summary>
internal static class FilterCaseKey
{
    /// <summary><c>-album___artist_id__max</c> becomes <c>-Album.ArtistId__max</c>.</summary>
    public static string Members(string key)
        => key is "and" or "or" or "not" ? key
            : key.StartsWith('-') ? "-" + Members(key[1..])
            : string.Join('.', key.Split("___").Select(Member));

    private static string Member(string segment)
    {
        var name = segment.Split("__")[0];
        return string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + segment[name.Length..];
    }
}
