using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement on a context, whose query is compiled once for all statements of its shape.</summary>
internal sealed class CachedStatementQuery
{
    /// <summary>As many shapes as are kept for a model.</summary>
    private const int Most = 1024;

    private static readonly ModelCache<IModel, RecentlyUsedCache<(StatementKey, QueryTrackingBehavior), CachedQuery>> KnownShapes = new(
        "EFCore.Mixins:Shapes",
        static _ => new(Most));

    private readonly DbContext context;
    private readonly CompiledQueryRunner queries;
    private readonly KeyedStatement call;
    private readonly CachedQuery shape;
    private readonly Expression? tree;

    private CachedStatementQuery(DbContext context, CompiledQueryRunner queries, KeyedStatement call, CachedQuery shape, Expression? tree)
        => (this.context, this.queries, this.call, this.shape, this.tree) = (context, queries, call, shape, tree);

    /// <summary>The relations that are read with the rows or after them.</summary>
    public MainQueryPlan Plan => shape.Plan!; // an unfit shape, which has none, is no query

    /// <summary>The statement as a compiled query; null where EF has to see its tree.</summary>
    public static CachedStatementQuery? Of(DbContext context, KeyedStatement call)
    {
        if (CompiledQueryRunner.Of(context) is not { CanRun: true } queries)
            return null;
        var known = KnownShapes.Of(context.Model);
        var tracking = context.ChangeTracker.QueryTrackingBehavior;
        Expression? tree = null;
        var shape = known.Find((call.Shape, tracking)) ?? known.Keep((call.Shape.WithoutValues(), tracking), Create(context, call, out tree));
        return shape == CachedQuery.Unfit ? null : new CachedStatementQuery(context, queries, call, shape, tree);
    }

    public TResult Execute<TResult>(CancellationToken cancellationToken)
        => queries.Execute<TResult>(shape, call.Shape.Values, () => tree ?? Read(context, call, out _).Query, cancellationToken);

    /// <summary>What is known of the shape from now on, and the tree, which is compiled when the query runs the first time.</summary>
    private static CachedQuery Create(DbContext context, KeyedStatement call, out Expression? tree)
    {
        var (planned, query) = Read(context, call, out var slots);
        tree = query;
        return slots.HasForeignValues || planned.IsRepeated
            ? CachedQuery.Unfit
            : new CachedQuery { Slots = [.. slots.Slots], Plan = planned.Share(call.RowType) };
    }

    /// <summary>The main query with the parameters of a compiled one.</summary>
    private static (MainQueryPlan Planned, Expression Query) Read(DbContext context, KeyedStatement call, out QueryParameterReader slots)
    {
        var planned = ContextRewriter.Plan(ContextRewriter.LocalizeWhole(call.Tree(), context), context);
        slots = new QueryParameterReader();
        return (planned, slots.Visit(planned.Main));
    }
}
