using System.Linq.Expressions;
using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Reads the rows of one relation, or the parents with a portion of its rows where each gets a portion only.</summary>
internal sealed class FollowUpQuery
{
    private readonly LoadRun run;
    private readonly LoadNode node;
    private readonly Link link;
    private readonly IEntityType target;
    private readonly IReadOnlyList<IProperty> columns;

    public FollowUpQuery(LoadRun run, LoadNode node)
    {
        this.run = run;
        this.node = node;
        link = Link.Of(node.Relation);
        target = node.Relation.TargetEntityType;
        columns = run.Tracker is not null || node.Shape.IsLimited ? []
            : [.. link.Related.Where(property => property.IsShadowProperty() || IsBetween(property)).Concat(run.ColumnsBeside(node.Children)).Distinct()];
    }

    public async Task<RowSet> ReadAsync(KeyCondition condition, CancellationToken cancellationToken)
    {
        var (type, rows, projected) = Build(condition);
        var read = await RowFetcher.Of(type.ClrType).ReadAsync(run.Context, projected, cancellationToken).ConfigureAwait(false);
        return new RowSet(read, columns, rows, run.Tracker);
    }

    /// <summary>The related rows by the values of the link; where rows are tracked, the tracker has connected them.</summary>
    public Dictionary<object?[], List<object>> Group(RowSet found, IEqualityComparer<object?[]> comparer)
    {
        var groups = new Dictionary<object?[], List<object>>(comparer);
        if (run.Tracker is not null)
            return groups;
        foreach (var row in found.Rows)
        {
            if (found.Values(row, node.Shape.IsLimited ? link.Parent : link.Related) is not { } key)
                continue;
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = []);
            group.AddRange(node.Shape.IsLimited ? MemberValues.Targets(node.Relation, row.Row) : [row.Row]);
        }

        return groups;
    }

    private (IEntityType Type, Expression Rows, Expression Projected) Build(KeyCondition condition)
        => node switch
        {
            { Shape.IsLimited: true } => Plain(node.Relation.DeclaringEntityType, Portions(condition)),
            { Relation: ISkipNavigation skip } => Linked(skip, condition),
            _ => Plain(target, Ordered(Linq.Where(run.Set(target), row => condition(row, link.Related)))),
        };

    private (IEntityType Type, Expression Rows, Expression Projected) Plain(IEntityType type, Expression rows)
        => (type, rows, Projection.Of(rows, columns));

    // users.Where(user => keys.Contains(user.Id)).Include(user => user.Posts.OrderBy(post => post.Id).Take(3))
    private Expression Portions(KeyCondition condition)
        => Includes.Apply(
            run.Replay(Linq.Where(run.Set(node.Relation.DeclaringEntityType), row => condition(row, link.Parent))),
            [node with { Strategy = LoadStrategy.Joined }]);

    // tags.SelectMany(tag => postTags.Where(between => between.TagId == tag.Id && keys.Contains(between.PostId)), (tag, between) => new Fetched<Tag> { … })
    private (IEntityType Type, Expression Rows, Expression Projected) Linked(ISkipNavigation skip, KeyCondition condition)
    {
        var links = Linq.Where(run.Set(skip.JoinEntityType), between => condition(between, link.Related));
        var rows = Ordered(run.Set(target));
        var projected = Linq.SelectMany(
            rows,
            skip.JoinEntityType.ClrType,
            row => Linq.Where(links, between => Link.AreConnected(skip.Inverse.ForeignKey, between, row)),
            (row, between) => Projection.New(
                row,
                columns.Select(column => Projection.Value(column, IsBetween(column) ? between : row)),
                run.Tracker is null ? null : between));
        return (target, Linq.Where(rows, row => Linq.Any(links, between => Link.AreConnected(skip.Inverse.ForeignKey, between, row))), projected);
    }

    private Expression Ordered(Expression rows)
        => Includes.Apply(run.Replay(node.Relation.IsCollection ? new ShapedRows(typeof(Queryable), target).Order(rows, node.Shape) : rows), node.Children);

    private bool IsBetween(IProperty property) => node.Relation is ISkipNavigation skip && property.DeclaringType == skip.JoinEntityType;
}
