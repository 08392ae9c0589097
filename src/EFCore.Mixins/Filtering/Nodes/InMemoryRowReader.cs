using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Objects in memory: a missing relation must be handled, and shadow properties do not exist.</summary>
internal sealed class InMemoryRowReader : RowExpressionReader
{
    public override Expression Follow(Expression row, IReadOnlyList<EntityMember> path)
        => path.Aggregate(row, (value, member) => Read(value, member));

    public override Expression Collection(Expression row, IReadOnlyList<EntityMember> path)
    {
        var rows = typeof(IEnumerable<>).MakeGenericType(path[^1].Target?.ClrType ?? typeof(object));
        return Expression.Coalesce(
            Expression.Convert(Follow(row, path), rows),
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Empty), rows.GenericTypeArguments));
    }

    /// <summary>Text is compared ordinally, as a column is by default, not by the culture of the process.</summary>
    public override Expression Aggregate(string method, Expression rows, LambdaExpression selector)
    {
        var values = Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Select),
            [selector.Parameters[0].Type, selector.ReturnType],
            rows,
            selector);
        return selector.ReturnType == typeof(string)
            ? Expression.Call(
                typeof(Enumerable),
                method,
                [typeof(string)],
                values,
                Expression.Constant(StringComparer.Ordinal, typeof(IComparer<string>)))
            : Expression.Call(typeof(Enumerable), method, [selector.ReturnType], values);
    }

    public override Expression Ask(ValueCheck check, ConditionOperand operand)
        => NullableTypes.Has(operand.Value.Type)
            ? Expression.Condition(operand.IsNull, Expression.Constant(check.OnNull), check.Build(operand))
            : check.Build(operand);

    public override bool CanRead(IProperty foreignKey) => !foreignKey.IsShadowProperty();

    // NullSafe.Read(post.User, user => (int?)user.Age)
    private static Expression Read(Expression row, EntityMember member)
    {
        if (member.Hybrid is null && member.Metadata.IsShadowProperty())
            throw new NotSupportedException(
                $"'{member.Name}' of '{member.Metadata.DeclaringType.ShortName()}' is a shadow property, which objects in "
                + "memory do not have; filter a query of the database by it.");
        if (row.Type.IsValueType)
            return member.On(row);
        if (member.IsDerived)
            return ReadDerived(row, member);
        if (row is ParameterExpression)
            return member.On(row);
        var source = Expression.Parameter(row.Type, "source");
        var value = member.On(source);
        var type = NullableTypes.Of(value.Type);
        return Expression.Call(
            typeof(NullSafeMemberAccess),
            nameof(NullSafeMemberAccess.Read),
            [row.Type, type],
            row,
            Expression.Lambda(Convert(value, type), source));
    }

    // NullSafe.Read(animal as Dog, dog => dog.Breed)
    private static Expression ReadDerived(Expression row, EntityMember member)
        => Read(Expression.TypeAs(row, member.Metadata.DeclaringType.ClrType), new EntityMember(member.Metadata));

    private static Expression Convert(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
