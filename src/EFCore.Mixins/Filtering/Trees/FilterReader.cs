using System.Text.Json;
using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Reads what callers write filters as: every form ends in the same tree.</summary>
internal static class FilterReader
{
    public static Filter Read(object? part)
        => part switch
        {
            Filter filter => filter,
            JsonElement { ValueKind: JsonValueKind.Object } json => Read(JsonValues.Unwrap(json)),
            _ when ObjectValues.TryRead(part, out var values) => All(values),
            _ => new InvalidFilter(part),
        };

    private static Filter All(IReadOnlyList<KeyValuePair<string, object?>> values)
        => values is [var only]
            ? Condition(only)
            : GroupFilter.Of(GroupKind.And, values.Select(Condition));

    private static ConditionFilter Condition(KeyValuePair<string, object?> pair)
        => new(pair.Key ?? "", pair.Value is JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : pair.Value);
}
