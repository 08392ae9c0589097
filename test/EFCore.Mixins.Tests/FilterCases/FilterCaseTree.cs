using System.Text.Json;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>Turns the trees of the cases into what a caller writes.</summary>
/// <param name="spell">Spells a key; the file's are in snake case.</param>
/// <param name="isGrouped">Whether groups are <see cref="Filter" /> values, or else dictionaries of and, or and not.</param>
internal sealed class FilterCaseTree(Func<string, string> spell, bool isGrouped)
{
    /// <summary>Groups by <see cref="Filter" />, keys as the files spell them: <c>album___artist_id__gt</c>.</summary>
    public static FilterCaseTree AsFilters { get; } = new(key => key, isGrouped: true);

    /// <summary>Nothing but dictionaries, keys as C# spells members: <c>Album.ArtistId__gt</c>.</summary>
    public static FilterCaseTree AsMembers { get; } = new(FilterCaseKey.Members, isGrouped: false);

    /// <summary>Nothing but dictionaries, as the files spell them.</summary>
    public static FilterCaseTree AsWritten { get; } = new(key => key, isGrouped: false);

    public object? Filter(JsonElement tree)
        => tree.ValueKind is JsonValueKind.Object ? Groups(tree) : Value(tree);

    public string[]? OrderBy(string[]? keys) => keys is null or [] ? null : [.. keys.Select(spell)];

    private object Groups(JsonElement tree)
    {
        var conditions = new Dictionary<string, object?>();
        var groups = new List<object?>();
        foreach (var (name, value) in tree.EnumerateObject().Select(member => (member.Name, member.Value)))
            if (isGrouped && Group(name, value) is { } group)
                groups.Add(group);
            else
                conditions.Add(spell(name), Filter(value));
        return groups.Count == 0 ? conditions
            : groups.Count == 1 && conditions.Count == 0 ? groups[0]!
            : Mixins.Filter.And([conditions, .. groups]);
    }

    private Filter? Group(string name, JsonElement value)
        => (name, value.ValueKind) switch
        {
            ("and", JsonValueKind.Array) => Mixins.Filter.And(value.EnumerateArray().Select(Filter)),
            ("or", JsonValueKind.Array) => Mixins.Filter.Or(value.EnumerateArray().Select(Filter)),
            ("not", _) => Mixins.Filter.Not(Filter(value)!),
            _ => null,
        };

    private object? Value(JsonElement value)
        => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => value.EnumerateArray().Select(Filter).ToArray(),
            _ when value.TryGetInt32(out var number) => number,
            _ when value.TryGetInt64(out var number) => number,
            _ => value.GetDecimal(),
        };
}
