using EFCore.Mixins.Filtering.Dialects;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Orders the rows of collections by their key, behind the order that a plan gives them.</summary>
internal static class KeyOrder
{
    public static IReadOnlyList<LoadNode> Add(IReadOnlyList<LoadNode> nodes, DbContext context)
        => Add(nodes, Dialect.Of(context));

    private static IReadOnlyList<LoadNode> Add(IReadOnlyList<LoadNode> nodes, Dialect dialect)
        => [.. nodes.Select(node => node with
        {
            Shape = node.Relation.IsCollection ? Ordered(node.Shape, node.Relation.TargetEntityType, dialect) : node.Shape,
            Children = Add(node.Children, dialect),
        })];

    private static LoadShape Ordered(LoadShape shape, IEntityType type, Dialect dialect)
        => shape with { Order = [.. shape.Order, .. (type.FindPrimaryKey()?.Properties ?? []).Select(property => Key(type, property, dialect))] };

    private static OrderKey Key(IEntityType type, IProperty property, Dialect dialect)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return new OrderKey(Linq.Lambda(type.ClrType, row => dialect.OrderBy(new Member(property).On(row), stored)), IsDescending: false);
    }
}
