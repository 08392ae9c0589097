namespace EFCore.Mixins.Policies;

/// <summary>Tells parameters that are for somebody else. Their case does not count, as ASP.NET Core binds parameters of handlers.</summary>
internal static class IgnoredNames
{
    /// <param name="names">Names, or beginnings of names with a <c>*</c> behind.</param>
    public static Func<string, bool>? Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return null;
        var whole = names.Where(name => !name.EndsWith('*')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] beginnings = [.. names.Where(name => name.EndsWith('*')).Select(name => name[..^1])];
        return name => whole.Contains(name) || Array.Exists(beginnings, beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
