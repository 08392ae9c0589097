using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Compares a relation by key: <c>user = 5</c>, <c>user = someUser</c>, <c>comments__in = [5, 6]</c>.</summary>
internal sealed class RelationKeyBinder(UnboundCondition condition, RowVariableScope scope)
{
    public FilterNode Bind(string name, MemberConditionPath path)
    {
        var negated = name is "ne" or "notin";
        if (name is "in" or "notin")
            return condition.Value is IQueryable query and not EnumerableQuery ? BindQuery(query, path, negated) : BindList(path, negated);
        if (condition.Value is null)
            return negated ? Missing(path).Negate() : Missing(path);
        return Compare(path, [condition.Value], negated);
    }

    private FilterNode BindQuery(IQueryable query, MemberConditionPath path, bool negated)
    {
        var (row, toOne, columns) = Target(path);
        var check = new InCheck(query, hasNull: false, negated);
        if (query.ElementType.IsAssignableTo(path.Attribute.Target?.ClrType))
            return new ConditionFilterNode(row, new MemberOperandSource(path.Attribute.IsToMany ? [] : [.. toOne, path.Attribute]), check);
        if (columns is [var (column, key)] && (Nullable.GetUnderlyingType(query.ElementType) ?? query.ElementType) == key.ClrType)
            return new ConditionFilterNode(row, new MemberOperandSource(column), check);
        return Fail(
            FilterProblemKind.ValueType,
            $"a query of '{path.Attribute.Target?.ShortName()}' or of its key is expected, one of {query.ElementType.Name} was given");
    }

    private FilterNode BindList(MemberConditionPath path, bool negated)
    {
        if (!condition.TryList(out var list))
            return ConstantFilterNode.False;
        object[] values = [.. list.OfType<object>()];
        var compared = Compare(path, values, negated);
        if (values.Length == list.Count || (negated && path.Attribute.IsToMany))
            return compared;
        return negated ? GroupFilterNode.And([compared, Missing(path).Negate()]) : GroupFilterNode.Or([compared, Missing(path)]);
    }

    private FilterNode Missing(MemberConditionPath path)
    {
        var (row, toOne) = scope.Follow(path.Relations);
        return MissingRelations.Of(row, toOne, path.Attribute, scope.Subqueries);
    }

    private FilterNode Compare(MemberConditionPath path, object[] values, bool negated)
    {
        var (row, _, columns) = Target(path);
        if (columns.Count == 0)
            return Fail(FilterProblemKind.OperatorNotForType, $"'{path.Attribute.Target?.ShortName()}' has no key to compare");
        if (columns.Count > 1 && values.Length > condition.Limits.MaxConditions)
            return Fail(
                FilterProblemKind.Limit,
                $"the list has more than {condition.Limits.MaxConditions} composite keys "
                + $"({nameof(FilterLimits)}.{nameof(FilterLimits.MaxConditions)})");
        var keys = new List<object[]>();
        foreach (var value in values)
        {
            if (!TryRead(value, [.. columns.Select(column => column.Key)], out var key, out var problem))
                return Fail(FilterProblemKind.ValueType, problem);
            keys.Add(key);
        }

        var node = columns is [var (column, _)]
            ? new ConditionFilterNode(row, new MemberOperandSource(column), Single(keys))
            : GroupFilterNode.Or(keys.Select(key => GroupFilterNode.And(columns.Select((part, i) => new ConditionFilterNode(
                row,
                new MemberOperandSource(part.Column),
                new EqualCheck(key[i]))))));
        return negated ? Negate(node, row) : node;
    }

    private static bool TryRead(
        object value,
        IReadOnlyList<IProperty> key,
        [NotNullWhen(true)] out object[]? values,
        [NotNullWhen(false)] out string? problem)
    {
        values = null;
        if (!PrimaryKeyReader.TryRead(value, key, out var read, out var failed))
        {
            var names = string.Join(", ", key.Select(property => MemberNames.ToKey(property.Name)));
            problem = failed.Part is null
                ? $"the key ({names}) is expected, {ValueDescriptions.Describe(value)} was given"
                : failed.Reason;
        }
        else if (Array.IndexOf(read, null) is >= 0 and var missing)
        {
            problem = $"a value is expected for key '{MemberNames.ToKey(key[missing].Name)}', null was given";
        }
        else
        {
            (values, problem) = ([.. read.OfType<object>()], null);
        }

        return values is not null;
    }

    private ValueCheck Single(List<object[]> keys)
    {
        if (keys is [var only] && condition.Part is not ("in" or "notin"))
            return new EqualCheck(only[0]);
        return keys.Count == 0 ? new ConstantCheck(false) : new InCheck(keys.ConvertAll(key => key[0]), hasNull: false);
    }

    /// <summary>A negated list without keys still needs a condition on its row.</summary>
    private static FilterNode Negate(FilterNode node, RowVariable row)
        => node == ConstantFilterNode.False
            ? new ConditionFilterNode(row, new MemberOperandSource([]), new ConstantCheck(true))
            : node.Negate();

    /// <summary>The row and the columns of the related key to compare.</summary>
    private (
        RowVariable Row,
        IReadOnlyList<EntityMember> ToOne,
        IReadOnlyList<(IReadOnlyList<EntityMember> Column, IProperty Key)> Columns) Target(MemberConditionPath path)
    {
        var (row, toOne) = scope.Follow(path.Attribute.IsToMany ? path.Members : path.Relations);
        var key = (path.Attribute.Target as IEntityType)?.FindPrimaryKey()?.Properties ?? [];
        IReadOnlyList<EntityMember> way = path.Attribute.IsToMany ? [] : [.. toOne, path.Attribute];
        return (row, toOne, [.. key.Select(property => (Column(way, property), property))]);
    }

    private static IReadOnlyList<EntityMember> Column(IReadOnlyList<EntityMember> path, IProperty property)
        => [.. path, new EntityMember(property)];

    private ConstantFilterNode Fail(FilterProblemKind kind, string reason)
    {
        condition.Fail(kind, reason);
        return ConstantFilterNode.False;
    }
}
