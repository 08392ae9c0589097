using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Builds <see cref="QueryResultRow{T}"/>.</summary>
internal static class QueryResultProjection
{
    // rows.Select(row => new QueryResultRow<Note> { Row = row, Values = new object[] { (object)EF.Property<int>(row, "Key") } })
    public static Expression Of(Expression rows, IReadOnlyList<IProperty> columns)
        => columns.Count == 0 ? rows : QueryableCalls.Select(rows, row => New(row, columns.Select(column => Value(column, row)), null));

    public static Expression New(Expression row, IEnumerable<Expression> values, Expression? between)
    {
        var type = typeof(QueryResultRow<>).MakeGenericType(row.Type);
        var members = new List<MemberBinding>
        {
            Bind(type, nameof(QueryResultRow<>.Row), row),
            Bind(type, nameof(QueryResultRow<>.Values), Expression.NewArrayInit(typeof(object), values)),
        };
        if (between is not null)
            members.Add(Bind(type, nameof(QueryResultRow<>.Between), Expression.Convert(between, typeof(object))));
        return Expression.MemberInit(Expression.New(type), members);
    }

    public static Expression Value(IProperty column, Expression row)
        => Expression.Convert(new EntityMember(column).On(row), typeof(object));

    private static MemberAssignment Bind(Type type, string name, Expression value)
        => Expression.Bind(type.GetProperty(name)!, value); // named by nameof
}
