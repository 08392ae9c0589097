using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Dialects;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Statements.Shapes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Loading.Running;

/// <summary>A query without marks, and the relations that are read after it.</summary>
internal sealed class PlannedQuery
{
    /// <summary>Stands for the tree where none is needed.</summary>
    private static readonly Expression Nothing = Expression.Empty();

    private static readonly string[] Splits = [nameof(RelationalQueryableExtensions.AsSplitQuery), nameof(RelationalQueryableExtensions.AsSingleQuery)];

    private readonly DbContext context;
    private readonly IReadOnlyList<IProperty> columns = [];
    private readonly Expression rows;
    private readonly LoadRun? run;
    private readonly ShapedQuery? shaped;

    private PlannedQuery(DbContext context, Expression query)
    {
        this.context = context;
        Main = rows = query;
    }

    private PlannedQuery(DbContext context, ShapedQuery shaped)
    {
        this.context = context;
        this.shaped = shaped;
        Nodes = shaped.Shape.Nodes;
        columns = shaped.Shape.Columns;
        Main = rows = Nodes.Count == 0 ? Nothing : Linq.NoRows(shaped.RowType);
        run = Nodes.Count == 0 ? null : new LoadRun(context, shaped.Shape.IsTracking, shaped.Shape.Calls, isShaped: true);
    }

    private PlannedQuery(DbContext context, Spine spine)
    {
        this.context = context;
        var tracking = TrackingOf(spine.WholeQueryCalls) ?? context.ChangeTracker.QueryTrackingBehavior;
        var nodes = LoadNodes.Merge(spine.Nodes);
        Nodes = KeyOrder.Add(new Settlement(tracking).Settle(nodes, Linq.ElementOf(spine.Rows)), context);
        run = new LoadRun(context, tracking == QueryTrackingBehavior.TrackAll, spine.WholeQueryCalls);
        columns = [.. run.ColumnsBeside(Nodes)];
        var isSplit = !HasFollowUps && (LoadNodes.HaveFollowUps(nodes) || LoadNodes.HavePortions(nodes));
        var isRepeated = isSplit || IsRepeated || IsSplit(context, spine.WholeQueryCalls);
        var source = isRepeated ? UniqueOrder.Complete(spine.Rows, context, spine.Terminal is not null) : spine.Rows;
        rows = spine.Take(source);
        var included = Includes.Apply(source, Nodes);
        var split = isSplit ? Linq.AsSplitQuery(included) : included;
        Main = Localizer.Localize(spine.Finish(Projection.Of(split, columns)), context);
    }

    /// <summary>What runs the main query.</summary>
    public IAsyncQueryProvider Provider => context.GetService<IAsyncQueryProvider>();

    /// <summary>The tree of the query that EF runs first: of the rows, or of <see cref="Fetched{T}"/>.</summary>
    public Expression Main { get; }

    /// <summary>The relations of the rows.</summary>
    public IReadOnlyList<LoadNode> Nodes { get; } = [];

    /// <summary>Whether the main query reads columns beside the rows.</summary>
    public bool IsProjected => columns.Count > 0;

    /// <summary>Whether other queries follow.</summary>
    public bool HasFollowUps => LoadNodes.HaveFollowUps(Nodes);

    /// <summary>How many rows are read before their relations are.</summary>
    public int ChunkSize => !HasFollowUps ? 1 : LoadNodes.RepeatTheirQuery(Nodes) ? int.MaxValue : 1000;

    /// <summary>Whether the main query must have ended before others run.</summary>
    public bool IsBuffered
        => HasFollowUps
            && (!Dialect.Of(context).ReadsWhileReading || context.Database.CreateExecutionStrategy().RetriesOnFailure);

    /// <summary>Whether the query of a relation repeats the main query, and so needs its tree.</summary>
    public bool IsRepeated => LoadNodes.RepeatTheirQuery(Nodes);

    /// <summary>A query that is compiled once for all of its shape: it has no tree, and no query repeats it.</summary>
    public static PlannedQuery Of(DbContext context, ShapedQuery shaped) => new(context, shaped);

    public static PlannedQuery Of(DbContext context, Expression query)
    {
        if (!LoadMarks.IsIn(query))
            return new PlannedQuery(context, query);
        var spine = Spine.Of(context, query);
        return spine.Nodes.Count == 0 ? new PlannedQuery(context, spine.Finish(spine.Rows)) : new PlannedQuery(context, spine);
    }

    /// <summary>Runs the main query.</summary>
    public TResult Execute<TResult>(CancellationToken cancellationToken)
        => shaped is null ? Provider.ExecuteAsync<TResult>(Main, cancellationToken) : shaped.Execute<TResult>(cancellationToken);

    /// <summary>What all queries of the shape of this one have in common.</summary>
    public KnownShape ShapeWith(IReadOnlyList<Slot> slots)
        => new()
        {
            Slots = [.. slots],
            Nodes = Nodes,
            Columns = columns,
            Calls = [.. (run?.Calls ?? []).Select(call => Expression.Call(call.Method, [Linq.NoRows(Linq.ElementOf(call.Arguments[0])), .. call.Arguments.Skip(1)]))],
            IsTracking = run?.Tracker is not null,
        };

    public Task LoadAsync(IReadOnlyList<FetchedRow> read, CancellationToken cancellationToken)
        => run is null || read.Count == 0 ? Task.CompletedTask : run.LoadAsync(new RowSet(read, columns, rows, run.Tracker), Nodes, cancellationToken);

    /// <summary>Whether EF Core reads joined collections by queries that repeat the main one.</summary>
    private static bool IsSplit(DbContext context, IReadOnlyList<MethodCallExpression> calls)
        => calls.Select(call => call.Method.Name).LastOrDefault(Splits.Contains) is { } call
            ? call == nameof(RelationalQueryableExtensions.AsSplitQuery)
            : RelationalOptionsExtension.Extract(context.GetService<IDbContextOptions>()).QuerySplittingBehavior == QuerySplittingBehavior.SplitQuery;

    /// <summary>What the last of the calls says of tracking.</summary>
    private static QueryTrackingBehavior? TrackingOf(IReadOnlyList<MethodCallExpression> calls)
        => calls.Select(call => call.Method.Name switch
        {
            nameof(EntityFrameworkQueryableExtensions.AsTracking) => QueryTrackingBehavior.TrackAll,
            nameof(EntityFrameworkQueryableExtensions.AsNoTracking) => QueryTrackingBehavior.NoTracking,
            nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution) => QueryTrackingBehavior.NoTrackingWithIdentityResolution,
            _ => (QueryTrackingBehavior?)null,
        }).LastOrDefault(behavior => behavior is not null);
}
