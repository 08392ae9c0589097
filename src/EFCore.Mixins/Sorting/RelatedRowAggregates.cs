using System.Linq.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Sorting;

/// <summary>Aggregates all rows at the end of a path, regardless of the number of its to-many steps.</summary>
internal static class RelatedRowAggregates
{
    /// <summary>
    ///     <c>user.Posts.SelectMany(post => post.Comments).Max(comment => comment.Score)</c>, or the count if there is no aggregate.
    /// </summary>
    public static Expression Aggregate(RowVariable root, MemberConditionPath path, string? aggregate, RowExpressionReader reader)
    {
        var (row, toOne) = new RowVariableScope(root).Follow(path.Members);
        var rows = Collect(row, reader);
        return aggregate is null
            ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [row.Type.ClrType], rows)
            : reader.Aggregate(aggregate == "min" ? nameof(Enumerable.Min) : nameof(Enumerable.Max), rows, Selector(row, toOne, reader));
    }

    private static Expression Collect(RowVariable row, RowExpressionReader reader)
    {
        if (row.Parent is not { } parent)
            return row.Parameter;
        var own = reader.Collection(parent.Parameter, row.Path);
        return parent.Parent is null
            ? own
            : Expression.Call(
                typeof(Enumerable),
                nameof(Enumerable.SelectMany),
                [parent.Type.ClrType, row.Type.ClrType],
                Collect(parent, reader),
                Many(parent, row, own));
    }

    private static LambdaExpression Many(RowVariable parent, RowVariable row, Expression own)
        => Expression.Lambda(
            typeof(Func<,>).MakeGenericType(parent.Type.ClrType, typeof(IEnumerable<>).MakeGenericType(row.Type.ClrType)),
            own,
            parent.Parameter);

    /// <summary>The column as a nullable value, because an empty set of rows has no maximum.</summary>
    private static LambdaExpression Selector(RowVariable row, IReadOnlyList<EntityMember> path, RowExpressionReader reader)
    {
        var value = reader.Follow(row.Parameter, path);
        return Expression.Lambda(
            NullableTypes.Has(value.Type) ? value : Expression.Convert(value, NullableTypes.Of(value.Type)),
            row.Parameter);
    }
}
