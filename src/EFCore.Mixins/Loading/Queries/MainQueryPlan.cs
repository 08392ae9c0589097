using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>The main query of a statement, without marks of load plans, and the relations that are read with or after it.</summary>
internal sealed record MainQueryPlan
{
    /// <summary>Stands for the tree if none is needed.</summary>
    private static readonly Expression Nothing = Expression.Empty();

    private static readonly string[] Splits =
        [nameof(RelationalQueryableExtensions.AsSplitQuery), nameof(RelationalQueryableExtensions.AsSingleQuery)];

    private MainQueryPlan(Expression query) => Main = Rows = query;

    private MainQueryPlan(DbContext context, MainQueryReader main, Func<Expression, Expression> rewrite)
    {
        var tracking = TrackingOf(main.WholeQueryCalls) ?? context.ChangeTracker.QueryTrackingBehavior;
        var nodes = main.Nodes;
        Nodes = LoadedCollectionOrder.Add(new StrategyResolver(tracking).Settle(nodes, QueryableCalls.ElementOf(main.Rows)), context);
        Calls = main.WholeQueryCalls;
        IsTracking = tracking == QueryTrackingBehavior.TrackAll;
        Columns = IsTracking ? [] : [.. LoadNodes.ColumnsBeside(Nodes)];
        var isSplit = !HasFollowUps && (LoadNodes.HaveFollowUps(nodes) || LoadNodes.HavePortions(nodes));
        var isRepeated = isSplit || IsRepeated || IsSplit(context, main.WholeQueryCalls);
        var source = isRepeated ? UniqueOrderCompletion.Complete(main.Rows, context, main.Terminal is not null) : main.Rows;
        Rows = main.Take(source);
        var included = IncludeCallBuilder.Apply(source, Nodes);
        var split = isSplit ? QueryableCalls.AsSplitQuery(included) : included;
        Main = rewrite(main.Finish(QueryResultProjection.Of(split, Columns)));
    }

    /// <summary>The tree of the query that EF runs first. It returns the rows, or <see cref="QueryResultRow{T}"/>.</summary>
    public Expression Main { get; private init; }

    /// <summary>The query that returns the rows, in the form that follow-up queries repeat.</summary>
    public Expression Rows { get; private init; }

    /// <summary>The relations of the rows.</summary>
    public IReadOnlyList<LoadNode> Nodes { get; private init; } = [];

    /// <summary>The columns that are read beside the rows.</summary>
    public IReadOnlyList<IProperty> Columns { get; private init; } = [];

    /// <summary>The calls that also apply to follow-up queries.</summary>
    public IReadOnlyList<MethodCallExpression> Calls { get; private init; } = [];

    /// <summary>Whether the context tracks the rows.</summary>
    public bool IsTracking { get; private init; }

    /// <summary>Whether all statements of a key share the plan, which then has no trees.</summary>
    public bool IsShared { get; private init; }

    /// <summary>Whether the main query reads columns beside the rows.</summary>
    public bool IsProjected => Columns.Count > 0;

    /// <summary>Whether there are follow-up queries.</summary>
    public bool HasFollowUps => LoadNodes.HaveFollowUps(Nodes);

    /// <summary>How many rows are read before their relations are loaded.</summary>
    public int ChunkSize => !HasFollowUps ? 1 : LoadNodes.RepeatTheirQuery(Nodes) ? int.MaxValue : 1000;

    /// <summary>Whether a follow-up query repeats the main query, and so needs its tree.</summary>
    public bool IsRepeated => LoadNodes.RepeatTheirQuery(Nodes);

    /// <summary>The plan of a query.</summary>
    /// <param name="context">The context that runs it.</param>
    /// <param name="query">The tree, rewritten for the context.</param>
    /// <param name="rewrite">Rewrites what a load plan adds to the tree for the context.</param>
    public static MainQueryPlan Of(DbContext context, Expression query, Func<Expression, Expression> rewrite)
    {
        if (!LoadPlanMarkRemover.IsIn(query))
            return new MainQueryPlan(query);
        var main = MainQueryReader.Of(context, query);
        return main.Nodes.Count == 0 ? new MainQueryPlan(main.Finish(main.Rows)) : new MainQueryPlan(context, main, rewrite);
    }

    /// <summary>Whether the main query must end before others run.</summary>
    public bool IsBufferedOn(DbContext context)
        => HasFollowUps
            && (!Dialect.Of(context).ReadsWhileReading || context.Database.CreateExecutionStrategy().RetriesOnFailure);

    /// <summary>The plan that all statements with this statement key share. It contains no context and no values.</summary>
    /// <param name="rowType">The class of the rows.</param>
    public MainQueryPlan Share(Type rowType)
    {
        var rows = Nodes.Count == 0 ? Nothing : QueryableCalls.NoRows(rowType);
        return this with
        {
            Main = rows,
            Rows = rows,
            Calls = [.. Calls.Select(call => Expression.Call(
                call.Method,
                [QueryableCalls.NoRows(QueryableCalls.ElementOf(call.Arguments[0])), .. call.Arguments.Skip(1)]))],
            IsShared = true,
        };
    }

    /// <summary>Whether EF Core reads joined collections by queries that repeat the main one.</summary>
    private static bool IsSplit(DbContext context, IReadOnlyList<MethodCallExpression> calls)
        => calls.Select(call => call.Method.Name).LastOrDefault(Splits.Contains) is { } call
            ? call == nameof(RelationalQueryableExtensions.AsSplitQuery)
            : RelationalOptionsExtension.Extract(context.GetService<IDbContextOptions>()).QuerySplittingBehavior
                == QuerySplittingBehavior.SplitQuery;

    /// <summary>The tracking behavior that the last of the calls sets; null if none does.</summary>
    private static QueryTrackingBehavior? TrackingOf(IReadOnlyList<MethodCallExpression> calls)
        => calls.Select(call => call.Method.Name switch
        {
            nameof(EntityFrameworkQueryableExtensions.AsTracking) => QueryTrackingBehavior.TrackAll,
            nameof(EntityFrameworkQueryableExtensions.AsNoTracking) => QueryTrackingBehavior.NoTracking,
            nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution)
                => QueryTrackingBehavior.NoTrackingWithIdentityResolution,
            _ => (QueryTrackingBehavior?)null,
        }).LastOrDefault(behavior => behavior is not null);
}
