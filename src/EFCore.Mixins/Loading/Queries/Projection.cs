using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Builds <see cref="Fetched{T}"/>.</summary>
internal static class Projection
{
    // rows.Select(row => new Fetched<Note> { Row = row, Values = new object[] { (object)EF.Property<int>(row, "Key") } })
    public static Expression Of(Expression rows, IReadOnlyList<IProperty> columns)
        => columns.Count == 0 ? rows : Linq.Select(rows, row => New(row, columns.Select(column => Value(column, row)), null));

    public static Expression New(Expression row, IEnumerable<Expression> values, Expression? between)
    {
        var type = typeof(Fetched<>).MakeGenericType(row.Type);
        var members = new List<MemberBinding>
        {
            Bind(type, nameof(Fetched<>.Row), row),
            Bind(type, nameof(Fetched<>.Values), Expression.NewArrayInit(typeof(object), values)),
        };
        if (between is not null)
            members.Add(Bind(type, nameof(Fetched<>.Between), Expression.Convert(between, typeof(object))));
        return Expression.MemberInit(Expression.New(type), members);
    }

    public static Expression Value(IProperty column, Expression row)
        => Expression.Convert(new Member(column).On(row), typeof(object));

    private static MemberAssignment Bind(Type type, string name, Expression value)
        => Expression.Bind(type.GetProperty(name)!, value); // named by nameof
}
