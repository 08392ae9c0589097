using System.Collections.Immutable;
using System.Linq.Expressions;
using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>What stands for each row variable where an expression is built.</summary>
internal sealed class RowValues(ImmutableDictionary<Row, Expression> values)
{
    public Expression this[Row row] => values[row];

    public static RowValues Of(Row row, Expression value)
        => new(ImmutableDictionary<Row, Expression>.Empty.Add(row, value));

    public RowValues With(Row row, Expression value)
        => new(values.SetItem(row, value));

    /// <summary>The collection or reference that the row comes from: <c>post.User.Comments</c>.</summary>
    public Expression SourceOf(Row row)
        => row.Parent is { } parent ? Follow(values[parent], row.Path) : values[row];

    public static Expression Follow(Expression row, IEnumerable<Member> path)
        => path.Aggregate(row, (value, member) => member.On(value));
}
