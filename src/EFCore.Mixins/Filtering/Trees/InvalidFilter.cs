using EFCore.Mixins.Values;


namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Something that is no filter, kept so that it is reported together with every other problem.</summary>
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

    /// <summary>What was given, for messages.</summary>
    public string Description { get; }

    /// <summary>The key that makes it invalid; null where it is no filter at all.</summary>
    public string? Key { get; }

    /// <summary>A JSON object that has a name twice.</summary>
    public static InvalidFilter Twice(string name) => new($"a JSON object that has '{MemberNames.Shorten(name)}' twice", name);
}
