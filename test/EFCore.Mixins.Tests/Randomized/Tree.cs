using System.Collections;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A filter, apart from how it is written.</summary>
internal abstract record Tree
{
    /// <summary>The filter as a caller gives it: by <see cref="Filter" /> values, or by dictionaries alone.</summary>
    public abstract object Write(bool byDictionary);

    /// <summary>Trees with one thing less, for smaller counter-examples.</summary>
    public abstract IEnumerable<Tree> Smaller();

    private protected static string Key(Relation[] path, string attribute, string name, bool isDotted)
        => string.Join(isDotted ? "." : "___", path.Select(relation => relation.Name).Append(attribute).Select(part => isDotted ? part : Snake(part)))
            + (name.Length == 0 ? "" : "__" + name);

    private protected static string Show(object? value)
        => value switch
        {
            null => "null",
            string text => $"'{text}'",
            IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Show))}]",
            DateTime moment => $"{moment:s}",
            _ => FormattableString.Invariant($"{value}"),
        };

    private static string Snake(string name)
        => string.Concat(name.Select((character, i) => char.IsUpper(character) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(character) : $"{character}"));
}
