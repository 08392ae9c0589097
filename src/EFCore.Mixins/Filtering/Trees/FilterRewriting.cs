using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Rewrites conditions with null, which a query string cannot express, to <c>isnull</c>, <c>ge</c> and <c>le</c>.</summary>
internal static class FilterRewriting
{
    private const string Separator = "__";

    /// <summary>Returns the condition without null; the same one if it has none.</summary>
    /// <exception cref="NotSupportedException">The operator has no other form for null.</exception>
    public static Filter WithoutNull(ConditionFilter condition)
    {
        var (attribute, name) = Split(condition.Key);
        return JsonValueReader.Unwrap(condition.Value) switch
        {
            null => name switch
            {
                "exact" or "iexact" => IsNull(attribute, true),
                "ne" => IsNull(attribute, false),
                _ when name.Length == 0 => IsNull(condition.Key, true),
                _ => throw FilterText.NotSupported(condition.Key, "the value is null", "use 'isnull'"),
            },
            string => condition,
            var value when ListValueReader.Read(value, ListValueReader.Most) is { } list && list.Contains(null)
                => OfList(condition, attribute, name, list),
            _ => condition,
        };
    }

    /// <summary>Whether the operator of a key takes a list.</summary>
    public static bool TakesList(string key)
        => key.EndsWith("_in", StringComparison.Ordinal)
            || key.EndsWith("_notin", StringComparison.Ordinal)
            || key.EndsWith("_between", StringComparison.Ordinal)
            || key.EndsWith("_notbetween", StringComparison.Ordinal)
            || key.EndsWith("__has_any", StringComparison.Ordinal)
            || key.EndsWith("__has_all", StringComparison.Ordinal);

    private static Filter OfList(ConditionFilter condition, string attribute, string name, IReadOnlyList<object?> list)
        => (name, list) switch
        {
            ("in", _) => Or(List(condition.Key, list), IsNull(attribute, true)),
            ("notin", _) => And(List(condition.Key, list), IsNull(attribute, false)),
            ("between", [null, { } high]) => new ConditionFilter(attribute + "__le", high),
            ("between", [{ } low, null]) => new ConditionFilter(attribute + "__ge", low),
            ("notbetween", [null, { } high]) => Filter.Not(new ConditionFilter(attribute + "__le", high)),
            ("notbetween", [{ } low, null]) => Filter.Not(new ConditionFilter(attribute + "__ge", low)),
            _ => throw FilterText.NotSupported(condition.Key, "the list holds null", "use 'isnull' beside it"),
        };

    private static ConditionFilter? List(string key, IReadOnlyList<object?> list)
        => list.Where(value => value is not null).ToList() is { Count: > 0 } values ? new ConditionFilter(key, values) : null;

    private static Filter Or(ConditionFilter? list, ConditionFilter isNull) => list is null ? isNull : Filter.Or(list, isNull);

    private static Filter And(ConditionFilter? list, ConditionFilter isNull) => list is null ? isNull : Filter.And(list, isNull);

    private static ConditionFilter IsNull(string attribute, bool value) => new(attribute + "__isnull", value);

    /// <summary>The key before its last operator, and that operator; the whole key and an empty text if it has none.</summary>
    private static (string Attribute, string Operator) Split(string key)
    {
        var end = key.LastIndexOf(Separator, StringComparison.Ordinal);
        return end <= 0 || key[end - 1] == '_' ? (key, "") : (key[..end], key[(end + Separator.Length)..]);
    }
}
