using System.Collections.Frozen;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>Operators as other filter languages (Django, MongoDB, OData, LINQ) spell them, for the suggestion of an error.</summary>
internal static class ForeignOperators
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["eq"] = "exact",
        ["equals"] = "exact",
        ["iequals"] = "iexact",
        ["neq"] = "ne",
        ["not"] = "ne",
        ["nin"] = "notin",
        ["not_in"] = "notin",
        ["range"] = "between",
        ["search"] = "contains",
        ["has"] = "contains",
        ["contained"] = "has",
        ["overlap"] = "has_any",
        ["overlaps"] = "has_any",
        ["hasany"] = "has_any",
        ["hasall"] = "has_all",
        ["len"] = "count",
        ["iregex"] = "regex",
        ["regexp"] = "regex",
        ["matches"] = "regex",
        ["starts_with"] = "startswith",
        ["ends_with"] = "endswith",
        ["null"] = "isnull",
        ["is_null"] = "isnull",
        ["exists"] = "any",
        ["some"] = "any",
        ["every"] = "all",
        ["size"] = "count",
        ["length"] = "count",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The operator of the language; null if there is none for the name.</summary>
    public static string? Find(string name) => Names.GetValueOrDefault(name);
}
