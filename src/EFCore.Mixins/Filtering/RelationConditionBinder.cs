using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;


namespace EFCore.Mixins.Filtering;

/// <summary>Binds conditions on a relation itself: its key, whether it is missing, its number of rows, and quantifiers.</summary>
internal sealed class RelationConditionBinder(FilterBinder binder, FilterBindingSettings settings, FilterProblemCollector problems)
{
    private const string Count = "count";

    private static readonly string[] Quantifiers = ["any", "none", "all"];
    private static readonly string[] KeyOperators = ["exact", "ne", "in", "notin"];
    private static readonly string[] CountOperators
        = [.. ComparisonOperators.All.SelectMany(comparison => comparison.Names), "in", "notin", "between", "notbetween"];

    public FilterNode Bind(ConditionFilter condition, MemberConditionPath path, RowVariableScope scope, int level)
    {
        var name = path.Operator ?? "exact";
        var part = path.Operator ?? path.AttributeText;
        return name switch
        {
            _ when Quantifiers.Contains(name) => BindQuantifier(name, condition, path, scope, level),
            _ when KeyOperators.Contains(name) && path.Attribute.Relation is not null
                => new RelationKeyBinder(Ask(condition, part), scope).Bind(name, path),
            "isnull" => BindIsNull(condition, path, scope),
            _ when path.Attribute.IsToMany && CountOperator(name) is { } comparison
                => BindCount(comparison, Ask(condition, part), path, scope),
            _ => binder.FailOperator(
                condition.Key,
                part,
                IsKnown(name),
                $"the relation '{path.AttributeText}'",
                NamesFor(path.Attribute),
                Remedy(condition.Key, name, path.Attribute)),
        };
    }

    /// <summary>The remedy for a member after the separator of operators: <c>user__name</c> for <c>user___name</c>.</summary>
    private static string Remedy(string key, string name, EntityMember relation)
        => relation.LeadsTo(name)
            ? "; three underscores lead to a member of the related row: "
                + $"write '{MemberNames.Shorten($"{key[..^(name.Length + 2)]}___{name}")}'"
            : "";

    private UnboundCondition Ask(ConditionFilter condition, string part)
        => new(condition.Key, part, OperandValueType.WholeNumber, condition.Value, settings, problems);

    private FilterNode BindQuantifier(
        string quantifier,
        ConditionFilter condition,
        MemberConditionPath path,
        RowVariableScope scope,
        int level)
    {
        var filter = FilterTreeReader.Read(condition.Value, settings.Limits.MaxConditions);
        if (filter is InvalidFilter invalid)
        {
            Ask(condition, quantifier).Fail(
                FilterProblemKind.NotAFilter,
                $"'{quantifier}' takes a filter on the related rows, {invalid.Description} was given");
            return ConstantFilterNode.False;
        }

        var (row, toOne) = scope.Follow(path.Relations);
        var related = row.Quantified([.. toOne, path.Attribute]);
        var body = binder.BindClosed(filter, new RowVariableScope(related, scope.Subqueries), level + 1, condition.Key);
        var quantify = path.Attribute.IsToMany
            ? (Func<FilterNode, FilterNode>)(inner => new ExistsFilterNode(related, scope.Subqueries ?? related.Subqueries, inner))
            : inner => Existing(path, row, toOne, new RelatedFilterNode(related, inner));
        return quantifier switch
        {
            "any" => quantify(body),
            "none" => quantify(body).Negate(),
            _ => quantify(body.Negate()).Negate(),
        };
    }

    /// <summary>The condition on a to-one relation, and that the relation exists if it may be missing.</summary>
    private static FilterNode Existing(
        MemberConditionPath path,
        RowVariable row,
        IReadOnlyList<EntityMember> toOne,
        FilterNode condition)
        => path.Attribute.CanBeMissing || toOne.Any(member => member.CanBeMissing)
            ? GroupFilterNode.And([MissingRelations.Of(row, toOne, path.Attribute).Negate(), condition])
            : condition;

    private FilterNode BindIsNull(ConditionFilter condition, MemberConditionPath path, RowVariableScope scope)
    {
        if (!Ask(condition, "isnull").TryCoerce(condition.Value, OperandValueType.Boolean, out var isNull))
            return ConstantFilterNode.False;
        var (row, toOne) = scope.Follow(path.Relations);
        var missing = MissingRelations.Of(row, toOne, path.Attribute, scope.Subqueries);
        return (bool)isNull ? missing : missing.Negate();
    }

    private FilterNode BindCount(string comparison, UnboundCondition condition, MemberConditionPath path, RowVariableScope scope)
    {
        var found = settings.Operators.Find(comparison, OperandValueType.WholeNumber, out _);
        var check = condition.Value is null
            ? condition.Fail(FilterProblemKind.NullValue, "a number of rows is never null")
            : found?.Bind(condition);
        var (row, toOne) = scope.Follow(path.Relations);
        return check is null
            ? ConstantFilterNode.False
            : new ConditionFilterNode(row, new CountOperandSource([.. toOne, path.Attribute]), check);
    }

    /// <summary>The comparison in <c>count</c>, <c>count__ge</c> or <c>count_ge</c>.</summary>
    public static string? CountOperator(string name)
        => name == Count ? "exact"
            : CountOperators.FirstOrDefault(comparison => name == $"{Count}__{comparison}" || name == $"{Count}_{comparison}");

    private bool IsKnown(string name)
    {
        settings.Operators.Find(name, OperandValueType.WholeNumber, out var isKnown);
        return isKnown || name == Count || name == "isnull";
    }

    private static IEnumerable<string> NamesFor(EntityMember relation)
        =>
        [
            .. relation.Relation is null ? [] : KeyOperators,
            "isnull",
            .. Quantifiers,
            .. relation.IsToMany ? (string[])[Count, .. CountOperators.Select(name => $"{Count}__{name}")] : [],
        ];
}
