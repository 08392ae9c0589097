namespace EFCore.Mixins.Problems;

/// <summary>Pointers into a JSON document, RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer for a path with dots.</summary>
    public static string Of(string path) => "/" + Escape(path).Replace('.', '/');

    public static string Escape(string token)
        => token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
