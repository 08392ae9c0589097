namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Adds conditions to the filter by the steps of their names.</summary>
/// <param name="root">The filter.</param>
/// <param name="limits">Counts the parts of the filter.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class QueryPathReader(QueryScope root, QueryTreeLimits limits, QueryProblemCollector problems)
{
    private const int LongestLabel = 8;

    /// <summary>Adds a condition, and reports malformed names.</summary>
    /// <param name="steps">The steps of the name, without a prefix.</param>
    /// <param name="value">The value.</param>
    /// <param name="isList">Whether the name ends with that of a list.</param>
    /// <param name="originOf">Returns the position of a step.</param>
    public void Add(ReadOnlySpan<QueryStep> steps, string value, bool isList, Func<QueryStep, QueryOrigin> originOf)
    {
        var last = steps[^1];
        if (!AllowsDepth(steps, originOf) || FindScope(steps, originOf) is not { } scope)
            return;
        if (QueryScope.GroupOf(last.Text) is not null)
            Fail(originOf(last), $"A group needs a condition after it: '{last.Text}[name]'.");
        else if (scope.Find(last.Text) is { } known)
            Add(known, value, isList, known.Origin);
        else if (originOf(last) is var origin && limits.TryAddCondition(origin))
            Add(Open(scope, last.Text, origin), value, isList, origin);
    }

    private QueryConditionNode Open(QueryScope scope, string key, QueryOrigin origin)
    {
        var condition = new QueryConditionNode(key, origin);
        AddTo(scope, condition, origin);
        return condition;
    }

    private void Add(QueryConditionNode condition, string value, bool isList, QueryOrigin origin)
    {
        condition.IsList |= isList;
        limits.TryAddValue(condition, RawValue.OfParameter(value), origin);
    }

    private QueryScope? FindScope(ReadOnlySpan<QueryStep> steps, Func<QueryStep, QueryOrigin> originOf)
    {
        var scope = root;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (QueryScope.GroupOf(steps[i].Text) is { } kind)
            {
                scope = Open(scope, kind, steps[i], originOf);
                if (IsLabel(steps, i + 1))
                    scope = Open(scope, QueryScopeKind.Branch, steps[++i], originOf);
            }
            else if (QueryScope.IsQuantifier(steps[i].Text))
            {
                scope = Open(scope, QueryScopeKind.Quantifier, steps[i], originOf);
            }
            else
            {
                FailStep(steps[i], steps[i + 1], originOf);
                return null;
            }
        }

        return scope;
    }

    private QueryScope Open(QueryScope scope, QueryScopeKind kind, QueryStep step, Func<QueryStep, QueryOrigin> originOf)
    {
        if (scope.Find(kind, step.Text) is { } known)
            return known;
        var opened = new QueryScope(kind, step.Text, originOf(step));
        AddTo(scope, opened, opened.Origin);
        return opened;
    }

    private void AddTo(QueryScope scope, QueryNode part, QueryOrigin origin)
    {
        var wasMixed = scope.IsMixed;
        scope.Add(part);
        if (scope.IsMixed && !wasMixed)
            Fail(origin, $"'{scope.Name}' mixes labels and names: give each name a label, or none of them.");
    }

    /// <summary>Whether a step is a label. It directly follows <c>and</c> or <c>or</c>, and another step follows it.</summary>
    private static bool IsLabel(ReadOnlySpan<QueryStep> steps, int i)
        => i < steps.Length - 1
            && steps[i - 1].Text is "and" or "or"
            && steps[i].Text is { Length: >= 1 and <= LongestLabel } text
            && text.All(char.IsAsciiLetterOrDigit)
            && QueryScope.GroupOf(text) is null;

    private bool AllowsDepth(ReadOnlySpan<QueryStep> steps, Func<QueryStep, QueryOrigin> originOf)
    {
        var (depth, quantifiers) = (0, 0);
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (i > 0 && IsLabel(steps, i))
                continue;
            depth++;
            quantifiers += QueryScope.IsQuantifier(steps[i].Text) ? 1 : 0;
            if (!limits.AllowsDepth(depth, quantifiers, originOf(steps[i])))
                return false;
        }

        return true;
    }

    private void FailStep(QueryStep step, QueryStep next, Func<QueryStep, QueryOrigin> originOf)
    {
        if (next.Text.Length > 0 && next.Text.All(char.IsAsciiDigit))
            problems.Add(originOf(next).Problem(QueryProblemCode.List, "A list has no indexes: repeat the name for each value."));
        else
            Fail(
                originOf(step),
                "Only groups ('and', 'or', 'not') and quantifiers ('…__any', '…__none', '…__all') can be followed by brackets.");
    }

    private void Fail(QueryOrigin origin, string detail) => problems.Add(origin.Problem(QueryProblemCode.Group, detail));
}
