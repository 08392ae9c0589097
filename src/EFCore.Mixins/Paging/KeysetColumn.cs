using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>A value that rows are ordered by, and by which they are known to be behind a place.</summary>
/// <param name="Name">The path to the value, as the model names it.</param>
/// <param name="Value">The value of a row: <c>post => post.User.Name</c>.</param>
/// <param name="Format">How the value stands in a cursor.</param>
internal sealed record KeysetColumn(string Name, LambdaExpression Value, CursorValue Format)
{
    /// <summary>Whether larger values come first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether the database can hold null there, a missing relation on the way included.</summary>
    public bool CanBeNull { get; init; }

    /// <summary>Whether rows without a value come first.</summary>
    public bool AreNullsFirst { get; init; }

    /// <summary>The column of the rows themselves that holds the value; null where it comes from elsewhere.</summary>
    public IProperty? Property { get; init; }

    /// <summary>Whether the value is that of a computed member, whose expression can hold values of the user's.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether an index finds the place of several such values by one comparison: <c>(a, id) > (1, 2)</c>.</summary>
    public bool ComparesInRow { get; init; }

    /// <summary>Whether it is the number of the row, which SQLite does not compare with an index's other columns.</summary>
    public bool IsRowNumber { get; init; }

    /// <summary>Whether a value that was read is equal to itself when it is sent: that of a column that holds no fraction.</summary>
    public bool IsExact { get; init; }

    /// <summary>The type of what the database holds of a column.</summary>
    public static Type StoredTypeOf(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    /// <summary>The same value, compared as the database compares the column that holds it.</summary>
    public KeysetColumn ComparedAs(IProperty property, Dialect? dialect)
    {
        var stored = Nullable.GetUnderlyingType(StoredTypeOf(property)) ?? StoredTypeOf(property);
        var isExact = stored != typeof(float) && stored != typeof(double); // whether two fractions are equal depends on how they are sent
        return this with
        {
            IsExact = isExact,
            ComparesEqual = isExact && dialect?.FindsAlternatives == true,
            ComparesInRow = dialect?.ComparesRows(StoredTypeOf(property)) == true,
            IsRowNumber = dialect?.IsRowNumber(property) == true,
        };
    }

    /// <summary>The same value in the opposite order.</summary>
    public KeysetColumn Reverse() => this with { IsDescending = !IsDescending, AreNullsFirst = !AreNullsFirst };

    /// <summary>Whether an index finds the place by a condition that says for each column where it is equal, and behind that the next one.</summary>
    public bool ComparesEqual { get; init; }

    /// <summary>Which moments the column takes: a driver can refuse others.</summary>
    public MomentKind MomentKind { get; init; }

    /// <summary>The value of a row.</summary>
    public Expression On(Expression row) => QueryableCalls.On(Value, row);
}
