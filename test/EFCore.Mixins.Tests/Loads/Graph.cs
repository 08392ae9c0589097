using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Loads;

/// <summary>Writes rows and their related rows along a plan as text.</summary>
/// <param name="model">The model of the rows.</param>
/// <param name="sorts">Whether collections are written in the order of their keys, rather than as they are.</param>
internal sealed class Graph(IModel model, bool sorts)
{
    public IReadOnlyList<string> Write(IEnumerable rows, IReadOnlyList<LoadNode> nodes)
        => [.. rows.Cast<object>().Select(row => Write(row, nodes))];

    public string Write(object row, IReadOnlyList<LoadNode> nodes)
        => Name(row) + string.Concat(nodes.Where(node => node.Relation.DeclaringEntityType.ClrType.IsInstanceOfType(row)).Select(node => Write(row, node)));

    private string Write(object row, LoadNode node)
    {
        var held = MemberAccess.Get(node.Relation, row);
        if (held is null)
            return $" {node.Relation.Name}=null";
        if (!node.Relation.IsCollection)
            return $" {node.Relation.Name}={Write(held, node.Children)}{Back(node.Relation, held, row)}";
        var items = ((IEnumerable)held).Cast<object>();
        var ordered = sorts ? items.OrderBy(SortKey, StringComparer.Ordinal) : items;
        return $" {node.Relation.Name}=[{string.Join(", ", ordered.Select(item => Write(item, node.Children) + Back(node.Relation, item, row)))}]";
    }

    /// <summary>Whether the related row refers back to the same instance.</summary>
    private static string Back(INavigationBase relation, object related, object row)
        => relation.Inverse is { IsCollection: false } inverse ? ReferenceEquals(MemberAccess.Get(inverse, related), row) ? " <-" : " <-other" : "";

    private string Name(object row)
        => row.GetType().Name + "#" + (Type(row)?.FindPrimaryKey() is { } key && key.Properties.All(property => !property.IsShadowProperty())
            ? string.Join("/", InstanceKeyValues.Values(row, key.Properties))
            : row.GetType().GetProperties().First(property => property.PropertyType == typeof(string)).GetValue(row));

    private string SortKey(object row)
        => string.Join(
            "/",
            InstanceKeyValues.Values(row, Type(row)!.FindPrimaryKey()!.Properties)
                .Select(value => value is int number ? number.ToString("D8", null) : value?.ToString()));

    private IEntityType? Type(object row) => model.FindRuntimeEntityType(row.GetType());
}
