namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Counts what a filter holds while it is read.</summary>
internal sealed class QueryTreeLimits(QueryLimits limits, QueryProblemCollector problems)
{
    private int conditions;

    /// <summary>Whether no further condition is read.</summary>
    public bool IsFull => conditions > limits.MaxConditions || problems.IsFull;

    /// <summary>Counts one more condition; false where it is one too many.</summary>
    public bool TryAddCondition(QueryOrigin origin)
    {
        if (++conditions == limits.MaxConditions + 1)
            problems.Add(origin.Limit("The filter has too many conditions", limits.MaxConditions));
        return conditions <= limits.MaxConditions;
    }

    /// <summary>Adds a value to a condition; false where it is one too many.</summary>
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

    /// <summary>Whether groups and quantifiers may nest so deep.</summary>
    public bool AllowsDepth(int groups, int quantifiers, QueryOrigin origin)
    {
        if (groups > limits.MaxDepth)
            problems.Add(origin.Problem(QueryProblemCode.Depth, $"Groups and quantifiers nest too deep: at most {limits.MaxDepth}.") with { Max = limits.MaxDepth });
        else if (quantifiers > limits.MaxQuantifierDepth)
            problems.Add(origin.Problem(
                QueryProblemCode.Depth,
                $"Quantifiers stand within each other too often: at most {limits.MaxQuantifierDepth}.") with { Max = limits.MaxQuantifierDepth });
        else
            return true;
        return false;
    }
}
