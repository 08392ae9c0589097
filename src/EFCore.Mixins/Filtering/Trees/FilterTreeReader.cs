using System.Text.Json;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Reads filters in all the forms that callers use, into the same tree.</summary>
internal static class FilterTreeReader
{
    /// <summary>Reads the filter of a part or of a value. A group inside a value is read when it is bound.</summary>
    /// <param name="part">The part.</param>
    /// <param name="most">How many conditions may be read.</param>
    public static Filter Read(object? part, int most = ListValueReader.Most)
        => part switch
        {
            Filter filter => filter,
            _ when NamedObjectValues.TryRead(part, out var values, ListValueReader.Beyond(most))
                => Twice(part, values) is { } name ? InvalidFilter.Twice(name) : All(values, most),
            _ => new InvalidFilter(part),
        };

    private static Filter All(IReadOnlyList<KeyValuePair<string, object?>> values, int most)
        => values is [var only]
            ? Condition(only)
            : GroupFilter.Of(FilterGroupKind.And, values.Select(Condition), most);

    private static ConditionFilter Condition(KeyValuePair<string, object?> pair)
        => new(pair.Key ?? "", JsonValueReader.Unwrap(pair.Value));

    /// <summary>A name that a JSON object has twice. Readers differ in which of the two they use.</summary>
    private static string? Twice(object? part, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (part is not (JsonElement or JsonDocument) || values.Count < 2)
            return null;
        var names = new HashSet<string>(values.Count);
        return values.FirstOrDefault(pair => !names.Add(pair.Key)).Key;
    }
}
