using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Paging;

/// <summary>
///     The condition that a row is after a position: <c>a >= @a AND (a > @a OR id > @id)</c>, which indexes serve on every database, or
///     <c>(a, id) > (@a, @id)</c> or <c>a >= @a AND (a > @a OR (a = @a AND id > @id))</c> if an index serves all columns with it.
/// </summary>
/// <param name="columns">The columns, in the direction in which rows are read.</param>
/// <param name="row">The row.</param>
/// <param name="position">The position.</param>
/// <param name="values">The values of the position; null for missing ones.</param>
/// <param name="hasFunctions">Whether the context translates the functions of the library.</param>
internal sealed class KeysetPredicate(
    IReadOnlyList<KeysetColumn> columns,
    Expression row,
    KeysetPosition position,
    IReadOnlyList<ConditionValue?> values,
    bool hasFunctions)
{
    private static readonly Expression True = Expression.Constant(true);
    private static readonly Expression False = Expression.Constant(false);

    /// <summary>The condition in a segment, without another null check of its first column.</summary>
    public Expression In(SegmentKind kind)
        => kind == SegmentKind.WithoutValue ? Behind(1)
            : kind == SegmentKind.Tied
                ? Expression.AndAlso(ComparisonExpressions.Equal(columns[0].On(row), values[0]!), Behind(1)) // tied: it has a value
            : kind == SegmentKind.Behind ? Compare(0, orEqual: false)
            : IsRow(kind) ? CompareRows()
            : kind == SegmentKind.WithValue ? Join(0, Compare(0, orEqual: true), Compare(0, orEqual: false))
            : Behind(0);

    /// <summary>The condition among all rows.</summary>
    public Expression InAll() => Behind(0);

    private Expression Behind(int i) => Join(i, AtOrBehind(i), StrictlyBehind(i));

    private Expression Join(int i, Expression atOrBehind, Expression behind)
        => i < columns.Count - 1 ? And(atOrBehind, Or(behind, And(Equal(i), Behind(i + 1))))
            : position.IsInclusive ? atOrBehind
            : behind;

    private Expression StrictlyBehind(int i)
        => values[i] is null
            ? columns[i].AreNullsFirst ? Expression.Not(IsNull(i)) : False
            : OrNull(i, Compare(i, orEqual: false));

    private Expression AtOrBehind(int i)
        => values[i] is null
            ? columns[i].AreNullsFirst ? True : IsNull(i)
            : OrNull(i, Compare(i, orEqual: true));

    /// <summary>Rows without a value are after the others, if nulls are last.</summary>
    private Expression OrNull(int i, Expression condition)
        => columns[i] is { CanBeNull: true, AreNullsFirst: false } ? Expression.OrElse(condition, IsNull(i)) : condition;

    private Expression Compare(int i, bool orEqual)
        => values[i] is { } value ? KeyComparison.Build(Comparison(columns[i], orEqual), columns[i].On(row), value, hasFunctions) : True;

    /// <summary>Adds a condition that follows from the other parts, for planners that do not infer it.</summary>
    private Expression Equal(int i)
        => columns[i].ComparesEqual && values[i] is { } value ? ComparisonExpressions.Equal(columns[i].On(row), value) : True;

    private BinaryExpression IsNull(int i) => ComparisonExpressions.IsNull(columns[i].On(row));

    private static ExpressionType Comparison(KeysetColumn column, bool orEqual)
        => (column.IsDescending, orEqual) switch
        {
            (false, false) => ExpressionType.GreaterThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
            (true, false) => ExpressionType.LessThan,
            (true, true) => ExpressionType.LessThanOrEqual,
        };

    /// <summary>A row value compares all of its columns in one direction, and none of them can be null.</summary>
    private bool IsRow(SegmentKind kind)
        => hasFunctions && columns.Count is > 1 and <= KeyFunctions.MostInRow
            && columns.All(column => column.ComparesInRow && column.IsDescending == columns[0].IsDescending)
            && columns.Skip(kind == SegmentKind.WithValue ? 1 : 0).All(column => !column.CanBeNull);

    // (a, id) > (@a, @id)
    private Expression CompareRows()
        => KeyFunctions.CallRows(
            Comparison(columns[0], position.IsInclusive),
            [.. columns.Select(column => column.On(row))],
            [.. columns.Select((column, i) => Parameter.Of(values[i]!, column.Value.ReturnType))]); // these columns are never null

    private static Expression And(Expression left, Expression right) => left == True ? right : Expression.AndAlso(left, right);

    private static Expression Or(Expression left, Expression right) => left == False ? right : Expression.OrElse(left, right);
}
