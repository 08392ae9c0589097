using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Orders the rows of collections by the sort keys of the plan, then by their primary key.</summary>
internal static class LoadedCollectionOrder
{
    public static IReadOnlyList<LoadNode> Add(IReadOnlyList<LoadNode> nodes, DbContext context)
        => Add(nodes, Dialect.Of(context));

    private static IReadOnlyList<LoadNode> Add(IReadOnlyList<LoadNode> nodes, Dialect dialect)
        => [.. nodes.Select(node => node with
        {
            Selection = node.Relation.IsCollection ? Ordered(node.Selection, node.Relation.TargetEntityType, dialect) : node.Selection,
            Children = Add(node.Children, dialect),
        })];

    private static CollectionSelection Ordered(CollectionSelection selection, IEntityType type, Dialect dialect)
    {
        var key = (type.FindPrimaryKey()?.Properties ?? [])
            .Select(property => new OrderKey(KeyOf(type.ClrType, property, dialect), IsDescending: false));
        return selection with { Order = [.. selection.Order, .. key] };
    }

    /// <summary>The sort key for a property of the primary key, in a form that the database can sort.</summary>
    public static LambdaExpression KeyOf(Type row, IProperty property, Dialect dialect)
    {
        var stored = StoredForm.TypeOf(property);
        return QueryableCalls.Lambda(row, value => dialect.OrderBy(new EntityMember(property).On(value), stored));
    }
}
