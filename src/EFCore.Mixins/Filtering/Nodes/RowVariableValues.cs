using System.Collections.Immutable;
using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The expression of each row variable, and how rows are read in the expression that is built.</summary>
internal sealed class RowVariableValues
{
    private readonly ImmutableDictionary<RowVariable, Expression> values;

    private RowVariableValues(ImmutableDictionary<RowVariable, Expression> values, RowExpressionReader reader)
    {
        this.values = values;
        Reader = reader;
    }

    public RowExpressionReader Reader { get; }

    public Expression this[RowVariable row] => values[row];

    public static RowVariableValues Of(RowVariable row, RowExpressionReader reader)
        => new(ImmutableDictionary<RowVariable, Expression>.Empty.Add(row, row.Parameter), reader);

    public RowVariableValues With(RowVariable row, Expression value)
        => new(values.SetItem(row, value), Reader);

    /// <summary>The related rows that contain the row: <c>post.User.Comments</c>.</summary>
    public Expression CollectionOf(RowVariable row)
        => row.Parent is { } parent ? Reader.Collection(values[parent], row.Path) : values[row];

    /// <summary>The related row of a to-one relation: <c>post.User</c>.</summary>
    public Expression ReferenceOf(RowVariable row)
        => row.Parent is { } parent ? Reader.Follow(values[parent], row.Path) : values[row];
}
