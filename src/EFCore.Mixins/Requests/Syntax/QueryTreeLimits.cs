namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Counts the parts of a filter while it is read.</summary>
internal sealed class QueryTreeLimits(QueryLimits limits, QueryProblemCollector problems)
{
    private int conditions;

    /// <summary>Whether no further condition is read.</summary>
    public bool IsFull => conditions > limits.MaxConditions || problems.IsFull;

    /// <summary>Counts one more condition; returns false if the limit is exceeded.</summary>
    public bool TryAddCondition(QueryOrigin origin)
    {
        if (++conditions == limits.MaxConditions + 1)
            problems.Add(origin.Limit("The filter has too many conditions", limits.MaxConditions));
        return conditions <= limits.MaxConditions;
    }

    /// <summary>Adds a value to a condition; returns false if the limit is exceeded.</summary>
    public bool TryAddValue(QueryConditionNode condition, RawValue value, QueryOrigin origin)
    {
        if (condition.Values.Count == limits.MaxListLength)
        {
            problems.Add(origin.Limit("The list has too many values", limits.MaxListLength));
            return false;
        }

        condition.Add(value);
        return true;
    }

    /// <summary>Whether groups and quantifiers can have this nesting.</summary>
    public bool AllowsDepth(int groups, int quantifiers, QueryOrigin origin)
    {
        if (groups <= limits.MaxDepth && quantifiers <= limits.MaxQuantifierDepth)
            return true;
        var (what, most) = groups > limits.MaxDepth
            ? ("Groups and quantifiers are nested too deeply", limits.MaxDepth)
            : ("Quantifiers are nested too deeply", limits.MaxQuantifierDepth);
        problems.Add(origin.Problem(QueryProblemCode.Depth, $"{what}: at most {most}.") with { Max = most });
        return false;
    }
}
