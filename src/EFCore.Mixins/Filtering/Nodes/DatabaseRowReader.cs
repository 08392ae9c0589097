using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Rows of the database, where SQL propagates null by itself.</summary>
internal sealed class DatabaseRowReader : RowExpressionReader
{
    public override Expression Follow(Expression row, IReadOnlyList<EntityMember> path)
        => path.Count > 1 && path[^1].Hybrid is not null ? Compute(row, [.. path.SkipLast(1)], path[^1]) : Walk(row, path);

    public override Expression Collection(Expression row, IReadOnlyList<EntityMember> path) => Follow(row, path);

    public override Expression Any(RowVariable row, SubqueryBehavior subqueries, RowVariableValues rows, LambdaExpression? predicate)
        => subqueries != SubqueryBehavior.Exists && row.Parent is { } parent && RelatedKeyColumn.Of(row.Path[^1].Relation) is { } key
            ? RelatedRowsCall.Create(
                rows.CollectionOf(row),
                predicate,
                Follow(rows[parent], ForeignKeyShortcut.Of([.. row.Path.SkipLast(1), new EntityMember(key.Principal)], this)),
                key,
                subqueries)
            : base.Any(row, subqueries, rows, predicate);

    public override Expression Aggregate(string method, Expression rows, LambdaExpression selector)
        => Expression.Call(typeof(Enumerable), method, [selector.Parameters[0].Type, selector.ReturnType], rows, selector);

    public override Expression Ask(ValueCheck check, ConditionOperand operand) => check.Build(operand);

    private static Expression Walk(Expression row, IReadOnlyList<EntityMember> path)
        => path.Aggregate(
            row,
            (value, member) => member.On(HiddenRelatedRows.AreLost(member.Relation) ? HiddenRelatedRows.AsOptional(value) : value));

    // post.User == null ? null : (int?)post.User.NameLength, because a twin can have a value where the row is missing
    private static Expression Compute(Expression row, IReadOnlyList<EntityMember> path, EntityMember hybrid)
    {
        var related = Walk(row, path);
        var value = hybrid.On(related);
        return path.Any(member => member.CanBeMissing) ? ComputedMemberNulls.OrNull(related, value) : value;
    }

    public override bool CanRead(IProperty foreignKey) => true;
}
