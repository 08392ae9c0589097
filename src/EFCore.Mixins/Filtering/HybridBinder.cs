using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering;

/// <summary>Binds conditions on computed members: a property as a column of its type, a method by the value that it is asked for.</summary>
internal sealed class HybridBinder(FilterBinder binder, FilterSettings settings, FilterProblems problems)
{
    private const string Exact = "exact";

    public Node Bind(ConditionFilter condition, KeyPath path, Hybrid hybrid, RowScope scope)
        => hybrid.Parameter is { } parameter
            ? BindMethod(condition, path, hybrid, parameter.ParameterType, scope)
            : BindProperty(condition, path, hybrid, scope);

    private Node BindProperty(ConditionFilter condition, KeyPath path, Hybrid hybrid, RowScope scope)
    {
        var type = path.Attribute.ValueType ?? new OperandType(hybrid.ValueType);
        var part = path.Operator ?? path.AttributeText;
        var found = settings.Operators.Find(path.Operator ?? Exact, type, out var isKnown);
        if (found is null)
            return binder.FailOperator(condition.Key, part, isKnown, $"'{path.AttributeText}', {type.Description}", settings.Operators.NamesFor(type));
        var check = found.Bind(Ask(condition, part, type));
        return check is null ? ConstantNode.False : Place(path, path.Attribute, scope, hybrid.ValueType == typeof(bool) ? OfCondition(check) : check);
    }

    /// <summary>A condition is asked as it stands, or as a value: <c>(!post.Archived ? true : false) IN (…)</c>, because EF writes the bare one without brackets.</summary>
    private static Check OfCondition(Check check)
        => check is EqualCheck equal ? equal.AsPredicate() : new PartCheck(MissingRows.AsValue, check);

    private Node BindMethod(ConditionFilter condition, KeyPath path, Hybrid hybrid, Type type, RowScope scope)
    {
        var part = path.Operator ?? path.AttributeText;
        if ((path.Operator ?? Exact) != Exact)
        {
            settings.Operators.Find(part, OperandType.Boolean, out var isKnown);
            return binder.FailOperator(condition.Key, part, isKnown, $"the method '{path.AttributeText}', which takes a value and says yes or no", [Exact]);
        }

        object? value = null;
        if (!(condition.Value is null && hybrid.TakesNull) && !Ask(condition, part, new OperandType(type)).TryCoerce(out value))
            return ConstantNode.False;
        return Place(path, new Member(hybrid, Parameter.Of(value, type)), scope, new PredicateCheck());
    }

    private Condition Ask(ConditionFilter condition, string part, OperandType type)
        => new(condition.Key, part, type, condition.Value, settings, problems);

    /// <summary>The check on the row that the path leads to; where a relation on the way is missing, the value is null.</summary>
    private static Node Place(KeyPath path, Member attribute, RowScope scope, Check check)
    {
        var (row, toOne) = scope.Follow(path.Relations);
        if (!toOne.Any(member => member.CanBeMissing))
            return new CheckNode(row, new MemberSource([.. toOne, attribute]), check);
        var related = row.Quantified(toOne);
        var missing = MissingRelations.Of(row, [.. toOne.SkipLast(1)], toOne[^1]);
        var holds = new WithinNode(related, new CheckNode(related, new MemberSource([attribute]), check));
        return check.OnNull ? GroupNode.Or([missing, holds]) : GroupNode.And([missing.Negate(), holds]);
    }
}
