using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Reads the rows of one relation. If each parent gets only a portion of its rows, the parents are read with them.</summary>
internal sealed class FollowUpQuery
{
    private static readonly object FollowUpMark = new();

    private readonly RelationLoadRun run;
    private readonly LoadNode node;
    private readonly RelationColumns link;
    private readonly IEntityType target;
    private readonly IReadOnlyList<IProperty> columns;

    public FollowUpQuery(RelationLoadRun run, LoadNode node)
    {
        this.run = run;
        this.node = node;
        link = RelationColumns.Of(node.Relation);
        target = node.Relation.TargetEntityType;
        columns = run.Tracker is not null || node.Selection.IsLimited ? []
            : [.. link.Related
                .Where(property => property.IsShadowProperty() || IsBetween(property))
                .Concat(LoadNodes.ColumnsBeside(node.Children))
                .Distinct()];
    }

    public async Task<LoadedRowSet> ReadAsync(RelationKeyPortion portion, CancellationToken cancellationToken)
    {
        if (KeyedQuery(portion) is { } call && CachedStatementQuery.Of(run.Context, call) is { } cached)
        {
            var known = await UntypedRowFetcher.Of(target.ClrType).ReadAsync(cached, IsProjected, cancellationToken).ConfigureAwait(false);
            return new LoadedRowSet(known, columns, QueryableCalls.NoRows(target.ClrType), run.Tracker);
        }

        var (type, rows, projected) = Build(portion.Condition);
        var read = await UntypedRowFetcher.Of(type.ClrType).ReadAsync(run.Context, projected, cancellationToken).ConfigureAwait(false);
        return new LoadedRowSet(read, columns, rows, run.Tracker);
    }

    /// <summary>The related rows by the values of the link; empty if rows are tracked, because the tracker has connected them.</summary>
    public Dictionary<object?[], List<object>> Group(LoadedRowSet found, IEqualityComparer<object?[]> comparer)
    {
        var groups = new Dictionary<object?[], List<object>>(comparer);
        if (run.Tracker is not null)
            return groups;
        foreach (var row in found.Rows)
        {
            if (found.Values(row, node.Selection.IsLimited ? link.Parent : link.Related) is not { } key)
                continue;
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = []);
            if (node.Selection.IsLimited)
                group.AddRange(MemberAccess.Targets(node.Relation, row.Row));
            else
                group.Add(row.Row);
        }

        return groups;
    }

    /// <summary>
    ///     The query with its statement key, whose only value is the list of keys; null if it has no key, or if a follow-up query repeats
    ///     it.
    /// </summary>
    private KeyedStatement? KeyedQuery(RelationKeyPortion portion)
    {
        if (!run.HasKey || portion.Values is not { } keys || link.Related is not [var column] || LoadNodes.RepeatTheirQuery(node.Children))
            return null;
        var list = new ConditionValue(KeyPredicateBuilder.Listed(column, keys));
        var writer = new StatementKeyWriter();
        writer.Add(FollowUpMark);
        writer.Add(run.Tracker is not null);
        writer.Add(list);
        LoadNodes.Write([node], writer);
        foreach (var call in run.Calls)
            writer.Add(call.Method.GetGenericMethodDefinition());
        return writer.Key is { } read
            ? new KeyedStatement(read, target.ClrType, _ => Build((row, _) => KeyPredicateBuilder.IsIn(row, column, list)).Projected)
            {
                Values = writer.Values,
            }
            : null;
    }

    private (IEntityType Type, Expression Rows, Expression Projected) Build(KeyColumnCondition condition)
        => node switch
        {
            { Selection.IsLimited: true } => Plain(node.Relation.DeclaringEntityType, Portions(condition)),
            { Relation: ISkipNavigation skip } => Linked(skip, condition),
            _ => Plain(target, Ordered(QueryableCalls.Where(run.Set(target), row => condition(row, link.Related)))),
        };

    private (IEntityType Type, Expression Rows, Expression Projected) Plain(IEntityType type, Expression rows)
        => (type, rows, QueryResultProjection.Of(rows, columns));

    // users.Where(user => keys.Contains(user.Id)).Include(user => user.Posts.OrderBy(post => post.Id).Take(3))
    private Expression Portions(KeyColumnCondition condition)
        => IncludeCallBuilder.Apply(
            run.Replay(QueryableCalls.Where(run.Set(node.Relation.DeclaringEntityType), row => condition(row, link.Parent))),
            [node with { Strategy = LoadStrategy.Joined }]);

    // tags.SelectMany(
    //     tag => postTags.Where(between => between.TagId == tag.Id && keys.Contains(between.PostId)),
    //     (tag, between) => new QueryResultRow<Tag> { … })
    private (IEntityType Type, Expression Rows, Expression Projected) Linked(ISkipNavigation skip, KeyColumnCondition condition)
    {
        var links = QueryableCalls.Where(run.Set(skip.JoinEntityType), between => condition(between, link.Related));
        var rows = Ordered(run.Set(target));
        var projected = QueryableCalls.SelectMany(
            rows,
            skip.JoinEntityType.ClrType,
            row => QueryableCalls.Where(links, between => RelationColumns.AreConnected(skip.Inverse.ForeignKey, between, row)),
            (row, between) => QueryResultProjection.New(
                row,
                columns.Select(column => QueryResultProjection.Value(column, IsBetween(column) ? between : row)),
                run.Tracker is null ? null : between));
        return (
            target,
            QueryableCalls.Where(
                rows,
                row => QueryableCalls.Any(links, between => RelationColumns.AreConnected(skip.Inverse.ForeignKey, between, row))),
            projected);
    }

    private Expression Ordered(Expression rows)
        => IncludeCallBuilder.Apply(
            run.Replay(node.Relation.IsCollection ? new SelectedRowsBuilder(typeof(Queryable), target).Order(rows, node.Selection) : rows),
            node.Children);

    /// <summary>Whether the query returns <see cref="QueryResultRow{T}"/>.</summary>
    private bool IsProjected => columns.Count > 0 || node.Relation is ISkipNavigation;

    private bool IsBetween(IProperty property) => node.Relation is ISkipNavigation skip && property.DeclaringType == skip.JoinEntityType;
}
