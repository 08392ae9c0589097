using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Expressions;

/// <summary>The single foreign key column of the rows of a to-many relation, or of its join rows.</summary>
internal sealed record RelatedKeyColumn
{
    private RelatedKeyColumn(INavigationBase relation, IForeignKey foreignKey)
    {
        Relation = relation;
        Principal = foreignKey.PrincipalKey.Properties[0];
        Dependent = foreignKey.Properties[0];
    }

    public INavigationBase Relation { get; }

    /// <summary>The key column of the principal.</summary>
    public IProperty Principal { get; }

    private IProperty Dependent { get; }

    /// <summary>The column of a relation; null if it has several, or its rows have no separate table.</summary>
    public static RelatedKeyColumn? Of(INavigationBase? relation)
        => relation switch
        {
            { TargetEntityType: var target } when target.IsOwned() => null,
            INavigation { IsOnDependent: false, ForeignKey: { Properties: [_] } foreignKey } => new(relation, foreignKey),
            ISkipNavigation { ForeignKey: { Properties: [_] } foreignKey } => new(relation, foreignKey),
            _ => null,
        };

    /// <summary>The same column in another model; null if the relation uses another one there.</summary>
    public RelatedKeyColumn? In(IModel model)
        => ReferenceEquals(Relation.DeclaringEntityType.Model, model) ? this
            : Of(Find(model)) is { } local && (local.Principal.Name, local.Dependent.Name) == (Principal.Name, Dependent.Name) ? local
            : null;

    /// <summary>Whether a related row that meets a condition has the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="predicate">The condition; null for any row.</param>
    /// <param name="isGrouped">Whether the subquery groups the values, so that the planner does not merge it.</param>
    public Expression Has(Expression key, LambdaExpression? predicate, bool isGrouped)
    {
        // post.UserId != null && …, because EF writes EXISTS if both sides can be null
        var values = Values(predicate, key.Type);
        var contains = QueryableCalls.Contains(isGrouped ? Grouped(values) : values, key);
        return Dependent.IsNullable
            ? Expression.AndAlso(Expression.Not(ComparisonExpressions.IsNull(key)), contains)
            : contains;
    }

    // values.GroupBy(value => value).Where(group => group.LongCount() < long.MaxValue).Select(group => group.Key)
    // EF Core removes a plain Distinct.
    private static Expression Grouped(Expression values)
    {
        var value = Expression.Parameter(QueryableCalls.ElementOf(values), "value");
        var groups = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.GroupBy),
            [value.Type, value.Type],
            values,
            Expression.Quote(Expression.Lambda(value, value)));
        var whole = QueryableCalls.Where(groups, group => Expression.LessThan(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.LongCount), [value.Type], group),
            Expression.Constant(long.MaxValue)));
        return QueryableCalls.Select(whole, group => Expression.Property(group, nameof(IGrouping<,>.Key)));
    }

    /// <summary>The values of the column in the related rows.</summary>
    private Expression Values(LambdaExpression? predicate, Type type)
    {
        Expression rows = Rows(Relation.TargetEntityType);
        if (predicate is not null)
            rows = QueryableCalls.Where(rows, predicate);
        return Relation is ISkipNavigation skip ? Between(skip, rows, type) : Own(rows, type);
    }

    // comments.Where(comment => comment.PostId != null).Select(comment => comment.PostId)
    // A null among the values would make the result of IN unknown.
    private Expression Own(Expression rows, Type type)
    {
        var column = new EntityMember(Dependent);
        return QueryableCalls.Select(
            Dependent.IsNullable ? QueryableCalls.Where(rows, row => Expression.Not(ComparisonExpressions.IsNull(column.On(row)))) : rows,
            row => RelationColumns.As(column.On(row), type));
    }

    // tags.SelectMany(tag => postTags.Where(between => between.TagId == tag.Id), (tag, between) => between.PostId)
    private Expression Between(ISkipNavigation skip, Expression rows, Type type)
        => QueryableCalls.SelectMany(
            rows,
            skip.JoinEntityType.ClrType,
            row => QueryableCalls.Where(
                Rows(skip.JoinEntityType),
                between => RelationColumns.AreConnected(skip.Inverse.ForeignKey, between, row)),
            (_, between) => RelationColumns.As(new EntityMember(Dependent).On(between), type));

    /// <summary>All rows, of the context that runs the statement.</summary>
    private static EntityQueryRootExpression Rows(IEntityType type) => new(type);

    private INavigationBase? Find(IModel model)
    {
        var declaring = Relation.DeclaringEntityType;
        var type = declaring.HasSharedClrType ? model.FindEntityType(declaring.Name) : model.FindEntityType(declaring.ClrType);
        return type?.FindNavigation(Relation.Name) ?? (INavigationBase?)type?.FindSkipNavigation(Relation.Name);
    }
}
