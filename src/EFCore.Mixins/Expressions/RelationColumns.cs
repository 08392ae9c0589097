using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Expressions;

/// <summary>The columns that connect the rows of a relation by equal values.</summary>
/// <param name="Parent">The columns of the row that has the relation.</param>
/// <param name="Related">The columns of the related row; for a many-to-many relation, those of the join row.</param>
internal sealed record RelationColumns(IReadOnlyList<IProperty> Parent, IReadOnlyList<IProperty> Related)
{
    /// <summary>Compares the values of the columns.</summary>
    public KeyValueComparer Comparer { get; } = new(Parent);

    public static RelationColumns Of(INavigationBase relation)
        => relation switch
        {
            ISkipNavigation skip => ToDependents(skip.ForeignKey),
            INavigation { IsOnDependent: true } navigation => new RelationColumns(
                navigation.ForeignKey.Properties,
                navigation.ForeignKey.PrincipalKey.Properties),
            INavigation navigation => ToDependents(navigation.ForeignKey),
            _ => throw new ArgumentException($"'{relation.Name}' is no relation.", nameof(relation)),
        };

    /// <summary><c>dependent.UserId == principal.Id &amp;&amp; …</c></summary>
    public static Expression AreConnected(IForeignKey foreignKey, Expression dependent, Expression principal)
        => AreEqual(foreignKey.Properties, dependent, foreignKey.PrincipalKey.Properties, principal);

    /// <summary><c>left.A == right.B &amp;&amp; …</c></summary>
    public static Expression AreEqual(
        IReadOnlyList<IProperty> leftColumns,
        Expression left,
        IReadOnlyList<IProperty> rightColumns,
        Expression right)
        => leftColumns
            .Select((column, i) => Equal(new EntityMember(column).On(left), new EntityMember(rightColumns[i]).On(right)))
            .Aggregate(Expression.AndAlso);

    /// <summary>The value converted to the nullable or non-nullable type of a column on the other side.</summary>
    public static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

    private static Expression Equal(Expression left, Expression right)
    {
        var type = Nullable.GetUnderlyingType(left.Type) is null ? right.Type : left.Type;
        return Comparison(As(left, type), As(right, type));
    }

    /// <summary>A struct without operators is compared by <c>Equals</c>.</summary>
    private static Expression Comparison(Expression left, Expression right)
    {
        try
        {
            return Expression.Equal(left, right);
        }
        catch (InvalidOperationException)
        {
            return Expression.Call(
                typeof(object),
                nameof(Equals),
                null,
                Expression.Convert(left, typeof(object)),
                Expression.Convert(right, typeof(object)));
        }
    }

    private static RelationColumns ToDependents(IForeignKey foreignKey) => new(foreignKey.PrincipalKey.Properties, foreignKey.Properties);
}
