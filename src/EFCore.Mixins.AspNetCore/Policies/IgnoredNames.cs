namespace EFCore.Mixins.Policies;

/// <summary>Tells parameters that are for somebody else.</summary>
internal static class IgnoredNames
{
    /// <param name="names">Names, or beginnings of names with a <c>*</c> behind.</param>
    public static Func<string, bool>? Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return null;
        var whole = names.Where(name => !name.EndsWith('*')).ToHashSet();
        string[] beginnings = [.. names.Where(name => name.EndsWith('*')).Select(name => name[..^1])];
        return name => whole.Contains(name) || Array.Exists(beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal));
    }
}
