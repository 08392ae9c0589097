using System.Linq.Expressions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>Related rows that a query filter may hide, which are then treated as missing.</summary>
/// <remarks>
///     EF Core joins a required relation by INNER JOIN, which also removes the row itself:
///     https://learn.microsoft.com/ef/core/querying/filters#accessing-entity-with-query-filter-using-required-navigation
/// </remarks>
/// <param name="model">The model that defines which relations those are.</param>
internal sealed class HiddenRelatedRows(IModel model) : ExpressionVisitor
{
    /// <summary>
    ///     Whether a query filter may hide rows of the type, so that a foreign key value does not prove that its row is visible.
    /// </summary>
    public static bool CanHide(IEntityType type) => EntityQueryFilters.AreOn(type.GetRootType());

    /// <summary>Whether EF Core uses INNER JOIN for the related row, although it may be hidden.</summary>
    public static bool AreLost(IPropertyBase? relation)
        => relation is INavigation { IsOnDependent: true, ForeignKey: { IsRequired: true, PrincipalEntityType: var principal } }
            && CanHide(principal);

    /// <summary>
    ///     The row, so that a relation uses LEFT JOIN, as in EF Core for a cast that may return no row: <c>((Book)(object)book).Author</c>.
    /// </summary>
    public static Expression AsOptional(Expression row) => Expression.Convert(Expression.Convert(row, typeof(object)), row.Type);

    /// <summary>The expression with LEFT JOIN for relations to hidden rows.</summary>
    public static Expression Reveal(Expression expression, IModel model) => new HiddenRelatedRows(model).Visit(expression);

    protected override Expression VisitMember(MemberExpression node)
    {
        var visited = base.VisitMember(node);
        return visited is MemberExpression { Expression: { } row } member && AreLost(row.Type, member.Member.Name)
            ? member.Update(AsOptional(row))
            : visited;
    }

    // EF.Property<Author>(book, "Author")
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var visited = base.VisitMethodCall(node);
        return visited is MethodCallExpression { Arguments: [var row, ConstantExpression { Value: string name }] } call
            && call.Method.DeclaringType == typeof(EF) && call.Method.Name == nameof(EF.Property) && AreLost(row.Type, name)
                ? call.Update(null, [AsOptional(row), call.Arguments[1]])
                : visited;
    }

    private bool AreLost(Type type, string name) => model.FindEntityTypes(type).Any(entity => AreLost(entity.FindNavigation(name)));
}
