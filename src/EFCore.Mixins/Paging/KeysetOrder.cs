using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>An order in which no two rows are equal.</summary>
/// <param name="type">The entity type of the rows.</param>
/// <param name="columns">The values that rows are ordered by, which are unique together.</param>
internal sealed class KeysetOrder(IEntityType type, IReadOnlyList<KeysetColumn> columns)
{
    private readonly IReadOnlyList<KeysetColumn> reversed = [.. columns.Select(column => column.Reverse())];

    /// <summary>The class of the rows.</summary>
    public Type EntityClass => type.ClrType;

    /// <summary>The values that rows are ordered by.</summary>
    public IReadOnlyList<KeysetColumn> Columns => columns;

    /// <summary>The fingerprint of a cursor's order.</summary>
    public OrderFingerprint Fingerprint { get; } = OrderFingerprint.Of(type, columns);

    /// <summary>Whether a query in this order has a statement key.</summary>
    public bool HasStatementKey { get; } = columns.All(column => !column.IsComputed);

    /// <summary>
    ///     Whether a position among many rows with the same first value requires a separate query for them, because neither a row value nor
    ///     alternatives find it by an index.
    /// </summary>
    public bool ReadsTiesApart { get; }
        = columns.Count > 1 && columns[0] is { IsExact: true, ComparesEqual: false } && !AreFoundByRow(columns);

    /// <summary>Reads the values of an in-memory object, except its place in the list.</summary>
    public IReadOnlyList<Func<object, object?>> Getters
        => field ??= [.. columns.Where(column => column.Name != TieBreaker.Place).Select(Compile)];

    /// <summary>The columns in the direction in which rows are read.</summary>
    public IReadOnlyList<KeysetColumn> Way(bool isBackward) => isBackward ? reversed : columns;

    private static bool AreFoundByRow(IReadOnlyList<KeysetColumn> columns)
        => columns.All(column => column.ComparesInRow && column.IsDescending == columns[0].IsDescending)
            && columns.Skip(1).All(column => !column.CanBeNull)
            && !columns[1].IsRowNumber; // after two columns, the position is close enough

    // row => (object)((Post)row).Rating
    private static Func<object, object?> Compile(KeysetColumn column)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var value = column.On(Expression.Convert(row, column.Value.Parameters[0].Type));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }
}
