using System.Linq.Expressions;
using EFCore.Mixins.ActiveRecords;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Reads the relations of a plan for rows that were read.</summary>
/// <param name="context">The context that runs the queries.</param>
/// <param name="isTracking">Whether the context tracks the rows.</param>
/// <param name="calls">The calls of the main query that concern every query.</param>
/// <param name="isShaped">Whether the main query is known by its shape.</param>
internal sealed class LoadRun(DbContext context, bool isTracking, IReadOnlyList<MethodCallExpression> calls, bool isShaped = false)
{
    /// <summary>Whether the main query is known by its shape, and so are those of its relations.</summary>
    public bool IsShaped => isShaped;

    public DbContext Context => context;

    /// <summary>The calls of the main query that concern every query.</summary>
    public IReadOnlyList<MethodCallExpression> Calls => calls;

    /// <summary>The context that tracks the rows; null where none does.</summary>
    public DbContext? Tracker => isTracking ? context : null;

    public async Task LoadAsync(RowSet rows, IReadOnlyList<LoadNode> nodes, CancellationToken cancellationToken)
    {
        foreach (var node in nodes)
        {
            var parents = rows.OfType(node.Relation.DeclaringEntityType.ClrType);
            if (parents.Rows.Count == 0)
                continue;
            if (node.Strategy == LoadStrategy.Joined)
                await LoadAsync(Joined(parents, node), node.Children, cancellationToken).ConfigureAwait(false);
            else
                await new FollowUp(this, node).LoadAsync(parents, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Every row of an entity type.</summary>
    public Expression Set(IEntityType type) => RelationQuery.Set(context, type);

    /// <summary>The query with the calls of the main query that concern every query.</summary>
    public Expression Replay(Expression query)
        => calls.Aggregate(query, (rows, call) => Expression.Call(
            call.Method.GetGenericMethodDefinition().MakeGenericMethod(Linq.ElementOf(query)),
            [rows, .. call.Arguments.Skip(1)]));

    /// <summary>The columns that rows without a tracker must bring along, because their class does not show them.</summary>
    public IEnumerable<IProperty> ColumnsBeside(IReadOnlyList<LoadNode> nodes)
        => isTracking ? [] : nodes
            .Where(node => node.Strategy != LoadStrategy.Joined)
            .SelectMany(node => Link.Of(node.Relation).Parent)
            .Where(property => property.IsShadowProperty())
            .Distinct();

    /// <summary>Keeps the tracker from looking for changes when entries are asked for.</summary>
    public QuietTracker Quiet() => new(context.ChangeTracker);

    /// <summary>Notes what was joined; the related rows are parents in turn.</summary>
    private RowSet Joined(RowSet parents, LoadNode node)
    {
        using var quiet = Quiet();
        foreach (var parent in parents.Rows)
        {
            if (MemberValues.IsEmpty(node.Relation, parent.Row))
                LoadedRelations.Mark(parent.Row, node.Relation);
        }

        return parents.Through(node);
    }
}
