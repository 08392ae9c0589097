using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>An order in which no two rows are equal.</summary>
/// <param name="type">The entity type of the rows.</param>
/// <param name="columns">The values that rows are ordered by; the last of them make each row unique.</param>
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
    ///     Whether a place among many rows with the same first value is found by a query for those rows only: neither a row of values nor alternatives find
    ///     it by an index.
    /// </summary>
    public bool ReadsTiesApart { get; } = columns.Count > 1 && columns[0] is { IsExact: true, ComparesEqual: false } && !AreFoundByRow(columns);

    /// <summary>Reads the values of an object in memory; without the place that it has in its list.</summary>
    public IReadOnlyList<Func<object, object?>> Getters => field ??= [.. columns.Where(column => column.Name != TieBreaker.Place).Select(Compile)];

    /// <summary>The columns of the way that rows are read.</summary>
    public IReadOnlyList<KeysetColumn> Way(bool isBackward) => isBackward ? reversed : columns;

    private static bool AreFoundByRow(IReadOnlyList<KeysetColumn> columns)
        => columns.All(column => column.ComparesInRow && column.IsDescending == columns[0].IsDescending)
            && columns.Skip(1).All(column => !column.CanBeNull)
            && !columns[1].IsRowNumber; // behind two columns, those find a place that is near enough

    // row => (object)((Post)row).Rating
    private static Func<object, object?> Compile(KeysetColumn column)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var value = column.On(Expression.Convert(row, column.Value.Parameters[0].Type));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }
}
