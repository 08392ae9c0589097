using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Translates joined relations to <c>Include</c> and <c>ThenInclude</c>.</summary>
internal sealed class IncludeCallBuilder
{
    private readonly Type root;
    private readonly HashSet<LoadNode> selected = new(ReferenceEqualityComparer.Instance);
    private Expression query;

    private IncludeCallBuilder(Expression query)
    {
        this.query = query;
        root = QueryableCalls.ElementOf(query);
    }

    /// <summary>The query with those of the relations that are joined.</summary>
    public static Expression Apply(Expression query, IReadOnlyList<LoadNode> nodes)
    {
        var includes = new IncludeCallBuilder(query);
        includes.Add([], nodes);
        return includes.query;
    }

    /// <summary>Adds one chain of calls for each path from the root to a leaf.</summary>
    private void Add(IReadOnlyList<LoadNode> path, IReadOnlyList<LoadNode> nodes)
    {
        var isLeaf = true;
        foreach (var node in nodes.Where(node => node.Strategy == LoadStrategy.Joined))
        {
            isLeaf = false;
            Add([.. path, node], node.Children);
        }

        if (isLeaf && path.Count > 0)
            AddChain(path);
    }

    // query.Include(user => user.Posts.OrderBy(post => post.Id)).ThenInclude(post => post.Comments)
    private void AddChain(IReadOnlyList<LoadNode> path)
    {
        var previous = root;
        foreach (var node in path)
        {
            var isFirst = ReferenceEquals(node, path[0]);
            var lambda = Selector(previous, node);
            query = Expression.Call(
                typeof(EntityFrameworkQueryableExtensions),
                isFirst ? nameof(EntityFrameworkQueryableExtensions.Include) : nameof(EntityFrameworkQueryableExtensions.ThenInclude),
                isFirst ? [root, lambda.ReturnType] : [root, previous, lambda.ReturnType],
                query,
                Expression.Quote(lambda));
            previous = node.Relation.TargetEntityType.ClrType;
        }
    }

    private LambdaExpression Selector(Type type, LoadNode node)
    {
        var row = Expression.Parameter(type, "row");
        var member = new EntityMember(node.Relation).On(row);
        var target = node.Relation.TargetEntityType;
        return node.Relation.IsCollection
            ? Expression.Lambda(
                typeof(Func<,>).MakeGenericType(type, typeof(IEnumerable<>).MakeGenericType(target.ClrType)),
                NeedsSelection(node) ? new SelectedRowsBuilder(typeof(Enumerable), target).Apply(member, node.Selection) : member,
                row)
            : Expression.Lambda(member, row);
    }

    /// <summary>Whether the collection has no selection yet. EF accepts it only once, and loads owned collections without one.</summary>
    private bool NeedsSelection(LoadNode node) => !node.Relation.TargetEntityType.IsOwned() && selected.Add(node);
}
