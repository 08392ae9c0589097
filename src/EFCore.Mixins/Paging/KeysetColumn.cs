using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>A value that rows are ordered by and compared with a position.</summary>
/// <param name="Name">The path to the value, by the names of the model.</param>
/// <param name="Value">The value of a row: <c>post => post.User.Name</c>.</param>
/// <param name="Format">The format of the value in a cursor.</param>
internal sealed record KeysetColumn(string Name, LambdaExpression Value, CursorValue Format)
{
    /// <summary>Whether the order is descending.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether the value can be null, also because of a missing relation in the path.</summary>
    public bool CanBeNull { get; init; }

    /// <summary>Whether rows without a value are first.</summary>
    public bool AreNullsFirst { get; init; }

    /// <summary>The column of the row with the value; null if the value is from another source.</summary>
    public IProperty? Property { get; init; }

    /// <summary>Whether the value is a computed member, whose expression can contain captured values.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether an index serves a row value comparison of several such columns: <c>(a, id) > (1, 2)</c>.</summary>
    public bool ComparesInRow { get; init; }

    /// <summary>Whether it is the row number, which SQLite does not compare together with an index's other columns.</summary>
    public bool IsRowNumber { get; init; }

    /// <summary>Whether a value that was read equals itself when it is sent, as in columns without fractions.</summary>
    public bool IsExact { get; init; }

    /// <summary>The same value, compared as the database compares its column.</summary>
    public KeysetColumn ComparedAs(IProperty property, Dialect? dialect)
    {
        var stored = StoredForm.TypeOf(property);
        var number = Nullable.GetUnderlyingType(stored) ?? stored;
        var isExact = number != typeof(float) && number != typeof(double); // equality of two fractions depends on how they are sent
        return this with
        {
            IsExact = isExact,
            ComparesEqual = isExact && dialect?.FindsAlternatives == true,
            ComparesInRow = dialect?.ComparesRows(stored) == true,
            IsRowNumber = dialect?.IsRowNumber(property) == true,
        };
    }

    /// <summary>The same value in the opposite order.</summary>
    public KeysetColumn Reverse() => this with { IsDescending = !IsDescending, AreNullsFirst = !AreNullsFirst };

    /// <summary>
    ///     Whether an index serves a condition with equalities of the columns, each followed by a comparison of the next column.
    /// </summary>
    public bool ComparesEqual { get; init; }

    /// <summary>The kind of dates and times of the column. A driver can reject others.</summary>
    public MomentKind MomentKind { get; init; }

    /// <summary>The value of a row.</summary>
    public Expression On(Expression row) => QueryableCalls.On(Value, row);
}
