using EFCore.Mixins.Values;


namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A value that is no filter. It is kept so that it is reported together with all other problems.</summary>
internal sealed class InvalidFilter : Filter
{
    public InvalidFilter(object? given)
        : this(ValueDescriptions.Describe(given), key: null)
    {
    }

    private InvalidFilter(string given, string? key)
        : base(depth: 0, size: 1)
    {
        Description = given;
        Key = key;
    }

    /// <summary>The given value, for messages.</summary>
    public string Description { get; }

    /// <summary>The key that makes it invalid; null if it is not a filter at all.</summary>
    public string? Key { get; }

    /// <summary>A JSON object that has a name twice.</summary>
    public static InvalidFilter Twice(string name) => new($"a JSON object that has '{MemberNames.Shorten(name)}' twice", name);
}
