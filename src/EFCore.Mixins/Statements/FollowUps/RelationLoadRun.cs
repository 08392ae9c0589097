using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Reads the relations of a plan for the rows of the main query.</summary>
/// <param name="context">The context that runs the queries.</param>
/// <param name="plan">The main query and its relations.</param>
internal sealed class RelationLoadRun(DbContext context, MainQueryPlan plan)
{
    /// <summary>Whether the main query and the queries of its relations are looked up by a statement key.</summary>
    public bool HasKey => plan.IsShared;

    public DbContext Context => context;

    /// <summary>The calls of the main query that apply to every query.</summary>
    public IReadOnlyList<MethodCallExpression> Calls => plan.Calls;

    /// <summary>The context that tracks the rows; null if none does.</summary>
    public DbContext? Tracker => plan.IsTracking ? context : null;

    /// <summary>Reads the relations of the plan for rows of the main query.</summary>
    public Task LoadAsync(IReadOnlyList<FetchedRowValues> read, CancellationToken cancellationToken)
        => read.Count == 0
            ? Task.CompletedTask
            : LoadAsync(new LoadedRowSet(read, plan.Columns, plan.Rows, Tracker), plan.Nodes, cancellationToken);

    public async Task LoadAsync(LoadedRowSet rows, IReadOnlyList<LoadNode> nodes, CancellationToken cancellationToken)
    {
        foreach (var node in nodes)
        {
            var parents = rows.OfType(node.Relation.DeclaringEntityType.ClrType);
            if (parents.Rows.Count == 0)
                continue;
            if (node.Strategy == LoadStrategy.Joined)
                await LoadAsync(Joined(parents, node), node.Children, cancellationToken).ConfigureAwait(false);
            else
                await new RelationFollowUp(this, node).LoadAsync(parents, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Every row of an entity type.</summary>
    public Expression Set(IEntityType type) => RelatedRowQueries.Set(context, type);

    /// <summary>The query with the calls of the main query that apply to every query.</summary>
    public Expression Replay(Expression query)
        => plan.Calls.Aggregate(query, (rows, call) => Expression.Call(
            call.Method.GetGenericMethodDefinition().MakeGenericMethod(QueryableCalls.ElementOf(query)),
            [rows, .. call.Arguments.Skip(1)]));

    /// <summary>Prevents the change tracker from detecting changes when entries are read.</summary>
    public QuietTracker Quiet() => new(context.ChangeTracker);

    /// <summary>Marks joined relations as loaded, and returns the related rows, which are the next parents.</summary>
    private LoadedRowSet Joined(LoadedRowSet parents, LoadNode node)
    {
        using var quiet = Quiet();
        foreach (var parent in parents.Rows)
        {
            if (MemberAccess.IsEmpty(node.Relation, parent.Row))
                LoadedRelationMarks.Mark(parent.Row, node.Relation);
        }

        return parents.Through(node);
    }
}
