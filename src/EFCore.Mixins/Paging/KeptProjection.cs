using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Paging;

/// <summary>Selects the values of sort keys with the rows.</summary>
/// <param name="columns">The columns of the order.</param>
/// <param name="select">The projection; null for the row itself.</param>
internal sealed class KeptProjection(IReadOnlyList<KeysetColumn> columns, LambdaExpression? select)
{
    /// <summary>The values of the sort keys of a row.</summary>
    // new object[] { (object)post.Rating, (object)post.Id }
    public static NewArrayExpression Keys(IReadOnlyList<KeysetColumn> columns, Expression row)
        => Expression.NewArrayInit(typeof(object), columns.Select(column => Value(column, row)));

    /// <summary>Converts a query of rows, or of rows with columns, to a query of <see cref="KeptRow{T}" />.</summary>
    public Expression Of(Expression rows) => QueryableCalls.Select(rows, New);

    private MemberInitExpression New(Expression read)
    {
        var isFetched = read.Type.IsGenericType && read.Type.GetGenericTypeDefinition() == typeof(QueryResultRow<>);
        var row = isFetched ? Expression.Property(read, nameof(QueryResultRow<>.Row)) : read;
        var result = select is null ? row : QueryableCalls.On(select, row);
        var type = typeof(KeptRow<>).MakeGenericType(result.Type);
        var members = new List<MemberBinding>
        {
            Bind(type, nameof(KeptRow<>.Row), result),
            Bind(type, nameof(KeptRow<>.Keys), Keys(columns, row)),
        };
        if (isFetched)
            members.Add(Bind(type, nameof(KeptRow<>.Columns), Expression.Property(read, nameof(QueryResultRow<>.Values))));
        return Expression.MemberInit(Expression.New(type), members);
    }

    // (object)(int?)post.User.Age
    private static UnaryExpression Value(KeysetColumn column, Expression row)
    {
        var value = column.On(row);
        var type = column.CanBeNull ? NullableTypes.Of(value.Type) : value.Type;
        return Expression.Convert(type == value.Type ? value : Expression.Convert(value, type), typeof(object));
    }

    private static MemberAssignment Bind(Type type, string name, Expression value)
        => Expression.Bind(type.GetProperty(name)!, value); // the name is from nameof
}
