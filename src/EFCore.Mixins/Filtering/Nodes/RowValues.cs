using System.Collections.Immutable;
using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>What stands for each row variable where an expression is built, and how rows are read there.</summary>
internal sealed class RowValues
{
    private readonly ImmutableDictionary<Row, Expression> values;

    private RowValues(ImmutableDictionary<Row, Expression> values, RowReader reader)
    {
        this.values = values;
        Reader = reader;
    }

    public RowReader Reader { get; }

    public Expression this[Row row] => values[row];

    public static RowValues Of(Row row, RowReader reader)
        => new(ImmutableDictionary<Row, Expression>.Empty.Add(row, row.Parameter), reader);

    public RowValues With(Row row, Expression value)
        => new(values.SetItem(row, value), Reader);

    /// <summary>The related rows that the row is one of: <c>post.User.Comments</c>.</summary>
    public Expression CollectionOf(Row row)
        => row.Parent is { } parent ? Reader.Collection(values[parent], row.Path) : values[row];

    /// <summary>The one related row that the row is: <c>post.User</c>.</summary>
    public Expression ReferenceOf(Row row)
        => row.Parent is { } parent ? Reader.Follow(values[parent], row.Path) : values[row];
}
