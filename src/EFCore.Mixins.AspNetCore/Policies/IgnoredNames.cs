namespace EFCore.Mixins.Policies;

/// <summary>Matches parameters that other code reads. Case is ignored, as when ASP.NET Core binds parameters of handlers.</summary>
internal static class IgnoredNames
{
    /// <param name="names">Names, or prefixes followed by <c>*</c>.</param>
    public static Func<string, bool>? Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return null;
        var whole = names.Where(name => !name.EndsWith('*')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] beginnings = [.. names.Where(name => name.EndsWith('*')).Select(name => name[..^1])];
        return name => whole.Contains(name)
            || Array.Exists(beginnings, beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
