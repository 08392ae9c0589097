using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A sort key that the library can sort by.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Aggregate">The aggregate over related rows; null for an attribute of the row, or of one that it refers to.</param>
/// <param name="Ascending">The key as the library spells it.</param>
internal sealed record QuerySortKey(QueryAttribute Attribute, string? Aggregate, string Ascending)
{
    public string Descending { get; } = "-" + Ascending;

    /// <summary>The key of a path, spelled as the library does where that leads to the same.</summary>
    public static QuerySortKey Of(MemberConditionPath path, string written, Func<string, MemberConditionPath, bool> isSame)
    {
        var attribute = new QueryAttribute(path.Members);
        var spelled = path.Operator is { } suffix ? $"{attribute.Key}__{suffix}" : attribute.Key;
        return new(attribute, attribute.ToManySteps == 0 ? null : path.Operator?.Split("__")[0] ?? "", isSame(spelled, path) ? spelled : written);
    }
}
