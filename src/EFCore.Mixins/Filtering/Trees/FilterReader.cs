using System.Text.Json;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Reads what callers write filters as: every form ends in the same tree.</summary>
internal static class FilterReader
{
    /// <summary>The filter that a part of a group is, or a value; a group below it is read when it is bound.</summary>
    /// <param name="part">The part.</param>
    /// <param name="most">How many conditions may be read.</param>
    public static Filter Read(object? part, int most = Lists.Most)
        => part switch
        {
            Filter filter => filter,
            _ when ObjectValues.TryRead(part, out var values, Lists.Beyond(most))
                => Twice(part, values) is { } name ? InvalidFilter.Twice(name) : All(values, most),
            _ => new InvalidFilter(part),
        };

    private static Filter All(IReadOnlyList<KeyValuePair<string, object?>> values, int most)
        => values is [var only]
            ? Condition(only)
            : GroupFilter.Of(GroupKind.And, values.Select(Condition), most);

    private static ConditionFilter Condition(KeyValuePair<string, object?> pair)
        => new(pair.Key ?? "", JsonValues.Unwrap(pair.Value));

    /// <summary>A name that a JSON object has twice: readers differ in which of the two counts.</summary>
    private static string? Twice(object? part, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (part is not (JsonElement or JsonDocument) || values.Count < 2)
            return null;
        var names = new HashSet<string>(values.Count);
        return values.FirstOrDefault(pair => !names.Add(pair.Key)).Key;
    }
}
