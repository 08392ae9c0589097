using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Binds a filter to the EF model, and collects the problems of what cannot be bound.</summary>
internal sealed class FilterBinder(FilterBindingSettings settings, FilterProblemCollector problems, UsedRelationCollector? used = null)
{
    private readonly ExistsPlacement closing = new(settings.Limits.MaxConditions);
    private long conditions;

    /// <summary>The filter as a closed node over <paramref name="root" />; meaningless if problems were collected.</summary>
    public FilterNode Bind(Filter filter, RowVariable root)
        => BindClosed(filter, new RowVariableScope(root), level: 0, key: null);

    /// <summary>A filter that chooses the rows of its own to-many paths: the whole filter, or a negated or quantified part.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="scope">The rows that its paths start from.</param>
    /// <param name="level">Its depth in the whole filter.</param>
    /// <param name="key">The key whose value it is, for its problems.</param>
    public FilterNode BindClosed(Filter filter, RowVariableScope scope, int level, string? key)
    {
        if (!IsWithinLimits(filter, level, key))
            return ConstantFilterNode.False;
        var tree = BindTree(filter, scope, level);
        if (closing.IsTooLarge)
            return ConstantFilterNode.False;
        var node = closing.Close(tree, scope);
        if (closing.IsTooLarge)
            Fail(
                FilterProblemKind.Limit,
                key,
                "its groups over to-many paths combine in too many ways; write fewer alternatives in one group, or filter in two steps");
        return node;
    }

    private FilterNode BindTree(Filter filter, RowVariableScope scope, int level)
        => filter switch
        {
            ConditionFilter condition => BindCondition(condition, scope, level),
            GroupFilter { Kind: FilterGroupKind.And } group => GroupFilterNode.And(BindParts(group, scope, level + 1)),
            GroupFilter { Kind: FilterGroupKind.Or } group => GroupFilterNode.Or(BindParts(group, scope, level + 1)),
            GroupFilter { Parts: [var part] } => BindClosed(part, scope.Separate(), level + 1, key: null).Negate(),
            SubqueryHintFilter hinted => BindTree(hinted.Filter, scope.With(hinted.Behavior), level),
            RelatedRowFilter related => BindTree(related.Filter, scope.At(related.Path), level),
            LambdaFilter lambda => BindLambda(lambda, scope.Root),
            InvalidFilter invalid => Fail(
                FilterProblemKind.NotAFilter,
                invalid.Key,
                $"an anonymous object, a dictionary or a {nameof(Filter)} is expected, {invalid.Description} was given"),
            _ => ConstantFilterNode.False,
        };

    private FilterNode[] BindParts(GroupFilter group, RowVariableScope scope, int level)
    {
        var nodes = new FilterNode[group.Parts.Count];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = BindTree(group.Parts[i], scope, level);
        return nodes;
    }

    private FilterNode BindLambda(LambdaFilter lambda, RowVariable root)
    {
        used?.Add(root, lambda.Predicate);
        return lambda.Predicate.Parameters[0].Type.IsAssignableFrom(root.Type.ClrType)
            ? new LambdaFilterNode(root, lambda.Predicate) { IsFixed = lambda.IsFixed }
            : Fail(
                FilterProblemKind.NotAFilter,
                null,
                $"a lambda over '{root.Type.ShortName()}' is expected, one over '{lambda.Predicate.Parameters[0].Type.Name}' was given");
    }

    private FilterNode BindCondition(ConditionFilter condition, RowVariableScope scope, int level)
    {
        if (problems.IsFull)
            return ConstantFilterNode.False;
        if (GroupOf(condition, scope.Root.Type) is { } kind)
            return BindGroup(kind, condition, scope, level);
        var (path, problem) = new PathReader(scope.Root.Type, settings.Limits).Read(condition.Key);
        if (path is not null)
        {
            used?.Add(scope.Root, path);
            if (path.Attribute is { Column: not null, ValueType: { } type })
                return BindColumn(condition, path, settings.IsInMemory ? type.InMemory : type, scope);
            return path.Attribute.Hybrid is { } hybrid
                ? new ComputedMemberBinder(this, settings, problems).Bind(condition, path, hybrid, scope)
                : new RelationConditionBinder(this, settings, problems).Bind(condition, path, scope, level);
        }

        if (problem is not null)
            problems.Add(problem with { Key = condition.Key });
        return ConstantFilterNode.False;
    }

    private FilterNode BindColumn(ConditionFilter condition, MemberConditionPath path, OperandValueType type, RowVariableScope scope)
    {
        var part = path.Operator ?? path.AttributeText;
        var found = settings.Operators.Find(path.Operator ?? "exact", type, out var isKnown);
        if (found is null)
            return FailOperator(
                condition.Key,
                path.Operator ?? "exact",
                isKnown,
                $"'{path.AttributeText}', {type.Description}",
                settings.Operators.NamesFor(type));
        var check = found.Bind(new UnboundCondition(condition.Key, part, type, condition.Value, settings, problems));
        var (row, toOne) = scope.Follow(path.Relations);
        return check is null
            ? ConstantFilterNode.False
            : new ConditionFilterNode(row, found.SourceOf([.. toOne, path.Attribute]), check);
    }

    /// <summary>Reports an operator that does not exist, or that does not apply to its attribute.</summary>
    /// <param name="key">The key.</param>
    /// <param name="part">The operator.</param>
    /// <param name="isKnown">Whether it works on other types.</param>
    /// <param name="operand">What the operator follows, for the message.</param>
    /// <param name="names">The operators that work there.</param>
    /// <param name="remedy">What to write in its place; empty if that is not known.</param>
    public FilterNode FailOperator(string key, string part, bool isKnown, string operand, IEnumerable<string> names, string remedy = "")
    {
        List<string> valid = [.. names];
        problems.Add(new FilterProblem
        {
            Kind = isKnown ? FilterProblemKind.OperatorNotForType : FilterProblemKind.UnknownOperator,
            Key = key,
            Part = part,
            Reason = isKnown
                ? $"operator '{part}' does not work on {operand}"
                : $"there is no operator '{MemberNames.Shorten(part)}'{remedy}",
            Suggestions = isKnown || remedy.Length > 0 ? []
                : ForeignOperators.Find(part) is { } own && valid.Contains(own) ? [own]
                : MemberNames.Nearest(part, valid),
            ValidNames = valid,
        });
        return ConstantFilterNode.False;
    }

    /// <summary><c>and</c>, <c>or</c> and <c>not</c> are groups in a dictionary, unless the model has a member of that name.</summary>
    private static FilterGroupKind? GroupOf(ConditionFilter condition, ITypeBase type)
        => condition.Key switch
        {
            "and" or "or" or "not" when EntityMemberTable.Of(type).Find(condition.Key).Length > 0 => null,
            "and" => FilterGroupKind.And,
            "or" => FilterGroupKind.Or,
            "not" => FilterGroupKind.Not,
            _ => null,
        };

    private FilterNode BindGroup(FilterGroupKind kind, ConditionFilter condition, RowVariableScope scope, int level)
    {
        var most = settings.Limits.MaxConditions;
        var parts = kind == FilterGroupKind.Not
            ? [condition.Value]
            : ListValueReader.Read(condition.Value, ListValueReader.Beyond(most));
        if (parts is null)
            return Fail(
                FilterProblemKind.NotAFilter,
                condition.Key,
                $"a list of filters is expected, {ValueDescriptions.Describe(condition.Value)} was given");
        var group = GroupFilter.Of(kind, parts, most);
        return IsWithinLimits(group, level, condition.Key) ? BindTree(group, scope, level) : ConstantFilterNode.False;
    }

    private bool IsWithinLimits(Filter filter, int level, string? key)
    {
        if (filter.Depth + level > settings.Limits.MaxDepth)
            Fail(
                FilterProblemKind.Limit,
                key,
                $"groups nest deeper than {settings.Limits.MaxDepth} ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxDepth)})");
        else if ((conditions += level == 0 || key is not null ? filter.Size : 0) > settings.Limits.MaxConditions)
            Fail(
                FilterProblemKind.Limit,
                key,
                $"there are more than {settings.Limits.MaxConditions} conditions "
                + $"({nameof(FilterLimits)}.{nameof(FilterLimits.MaxConditions)})");
        else
            return true;
        return false;
    }

    private ConstantFilterNode Fail(FilterProblemKind kind, string? key, string reason)
    {
        problems.Add(new FilterProblem { Kind = kind, Key = key, Part = key ?? "", Reason = reason });
        return ConstantFilterNode.False;
    }
}
