using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering;

/// <summary>Binds conditions on computed members: a property like a column of its type, a method by its argument.</summary>
internal sealed class ComputedMemberBinder(FilterBinder binder, FilterBindingSettings settings, FilterProblemCollector problems)
{
    private const string Exact = "exact";

    public FilterNode Bind(ConditionFilter condition, MemberConditionPath path, ComputedMember hybrid, RowVariableScope scope)
        => hybrid.Parameter is { } parameter
            ? BindMethod(condition, path, hybrid, parameter.ParameterType, scope)
            : BindProperty(condition, path, hybrid, scope);

    private FilterNode BindProperty(ConditionFilter condition, MemberConditionPath path, ComputedMember hybrid, RowVariableScope scope)
    {
        var type = path.Attribute.ValueType ?? new OperandValueType(hybrid.ValueType);
        var part = path.Operator ?? path.AttributeText;
        var found = settings.Operators.Find(path.Operator ?? Exact, type, out var isKnown);
        if (found is null)
            return binder.FailOperator(
                condition.Key,
                part,
                isKnown,
                $"'{path.AttributeText}', {type.Description}",
                settings.Operators.NamesFor(type));
        var check = found.Bind(Ask(condition, part, type));
        return check is null
            ? ConstantFilterNode.False
            : Place(path, path.Attribute, scope, hybrid.ValueType == typeof(bool) ? OfCondition(check) : check);
    }

    /// <summary>
    ///     A condition is written as it is, or as a value (<c>(!post.Archived ? true : false) IN (…)</c>), because EF writes a bare
    ///     condition without brackets.
    /// </summary>
    private static ValueCheck OfCondition(ValueCheck check)
        => check is EqualCheck equal ? equal.AsPredicate() : new PartCheck(ComputedMemberNulls.AsValue, check);

    private FilterNode BindMethod(
        ConditionFilter condition,
        MemberConditionPath path,
        ComputedMember hybrid,
        Type type,
        RowVariableScope scope)
    {
        var part = path.Operator ?? path.AttributeText;
        if ((path.Operator ?? Exact) != Exact)
        {
            settings.Operators.Find(part, OperandValueType.Boolean, out var isKnown);
            return binder.FailOperator(
                condition.Key,
                part,
                isKnown,
                $"the method '{path.AttributeText}', which takes a value and returns true or false",
                [Exact]);
        }

        object? value = null;
        if (!(condition.Value is null && hybrid.TakesNull) && !Ask(condition, part, new OperandValueType(type)).TryCoerce(out value))
            return ConstantFilterNode.False;
        return Place(path, new EntityMember(hybrid, Parameter.Of(value, type)), scope, new PredicateCheck());
    }

    private UnboundCondition Ask(ConditionFilter condition, string part, OperandValueType type)
        => new(condition.Key, part, type, condition.Value, settings, problems);

    /// <summary>The check on the row at the end of the path. The value is null if a relation on the way is missing.</summary>
    private static FilterNode Place(MemberConditionPath path, EntityMember attribute, RowVariableScope scope, ValueCheck check)
    {
        var (row, toOne) = scope.Follow(path.Relations);
        if (!toOne.Any(member => member.CanBeMissing))
            return new ConditionFilterNode(row, new MemberOperandSource([.. toOne, attribute]), check);
        var related = row.Quantified(toOne);
        var missing = MissingRelations.Of(row, [.. toOne.SkipLast(1)], toOne[^1]);
        var holds = new RelatedFilterNode(related, new ConditionFilterNode(related, new MemberOperandSource([attribute]), check));
        return check.OnNull ? GroupFilterNode.Or([missing, holds]) : GroupFilterNode.And([missing.Negate(), holds]);
    }
}
