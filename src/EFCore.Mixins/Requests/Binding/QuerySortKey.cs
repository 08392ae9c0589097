using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A sort key that the library can sort by.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Aggregate">The aggregate over related rows; null for an attribute of the row, or of a referenced row.</param>
/// <param name="Ascending">The key in the spelling of the library.</param>
internal sealed record QuerySortKey(QueryAttribute Attribute, string? Aggregate, string Ascending)
{
    public string Descending { get; } = "-" + Ascending;

    /// <summary>The key of a path, in the spelling of the library if that has the same path.</summary>
    public static QuerySortKey Of(MemberConditionPath path, string written, Func<string, MemberConditionPath, bool> isSame)
    {
        var attribute = new QueryAttribute(path.Members);
        var spelled = path.Operator is { } suffix ? $"{attribute.Key}__{suffix}" : attribute.Key;
        var aggregate = attribute.ToManySteps == 0 ? null : path.Operator?.Split("__")[0] ?? "";
        return new(attribute, aggregate, isSame(spelled, path) ? spelled : written);
    }
}
