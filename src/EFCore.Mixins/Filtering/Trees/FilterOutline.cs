using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Parts joined by AND, each with a unique name, as a query string and a JSON object write them.</summary>
internal sealed class FilterOutline
{
    private readonly HashSet<string> names = [];

    private FilterOutline()
    {
    }

    public List<FilterOutlinePart> Parts { get; } = [];

    /// <summary>Parts whose name another part already has, each in a group of its own.</summary>
    public List<FilterOutline> Others { get; } = [];

    /// <summary>The parts of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="rewrite">Rewrites a condition that a text cannot express.</param>
    /// <exception cref="NotSupportedException">The filter cannot be expressed as text.</exception>
    public static FilterOutline Of(Filter filter, Func<ConditionFilter, Filter> rewrite)
    {
        var outline = new FilterOutline();
        outline.Add(filter, rewrite);
        return outline;
    }

    private void Add(Filter filter, Func<ConditionFilter, Filter> rewrite)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (filter.IsCut)
            throw FilterText.NotSupported(null, "it holds more conditions than are read", "write several filters");
        switch (filter)
        {
            case SubqueryHintFilter hinted: Add(hinted.Filter, rewrite); break;
            case GroupFilter { Kind: FilterGroupKind.And } group: AddAll(group, rewrite); break;
            case GroupFilter { Kind: FilterGroupKind.Or, Parts: [var only] }: Add(only, rewrite); break;
            case GroupFilter group: AddGroup(group, rewrite); break;
            case ConditionFilter condition: AddCondition(condition, rewrite); break;
            case LambdaFilter: throw FilterText.NotSupported(null, "it holds a lambda", "write the condition with a key and a value");
            default: throw FilterText.NotSupported(null, "it holds something that is no filter", "use keys, values and groups");
        }
    }

    private void AddAll(GroupFilter group, Func<ConditionFilter, Filter> rewrite)
    {
        foreach (var part in group.Parts)
            Add(part, rewrite);
    }

    private void AddGroup(GroupFilter group, Func<ConditionFilter, Filter> rewrite)
    {
        var keyword = group.Kind == FilterGroupKind.Or ? "or" : "not";
        if (group.Parts.Count == 0)
            throw FilterText.NotSupported(keyword, "the group is empty", "leave it out, or give it a condition");
        Add(new FilterOutlinePart(keyword, null, [.. group.Parts.Select(part => Inside(keyword, part, rewrite))]));
    }

    private void AddCondition(ConditionFilter condition, Func<ConditionFilter, Filter> rewrite)
    {
        if (FilterText.GroupOf(condition) is { } group)
            Add(group, rewrite);
        else if (FilterText.RelatedOf(condition) is { } related)
            Add(new FilterOutlinePart(condition.Key, null, [Inside(condition.Key, related, rewrite)]));
        else if (rewrite(condition) is var rewritten && rewritten != condition)
            Add(rewritten, rewrite);
        else
            Add(new FilterOutlinePart(condition.Key, condition.Value, []));
    }

    private void Add(FilterOutlinePart part)
    {
        if (names.Add(part.Name))
        {
            Parts.Add(part);
            return;
        }

        var other = new FilterOutline();
        other.Add(part);
        Others.Add(other);
    }

    private static FilterOutline Inside(string name, Filter filter, Func<ConditionFilter, Filter> rewrite)
        => Of(filter, rewrite) is { Parts.Count: > 0 } outline
            ? outline
            : throw FilterText.NotSupported(name, "a part of it is empty", "leave it out, or give it a condition");
}
