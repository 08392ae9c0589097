using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Dialects;
using EFCore.Mixins.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Loading.Running;

/// <summary>A query without marks, and the relations that are read after it.</summary>
internal sealed class PlannedQuery
{
    private readonly DbContext context;
    private readonly IReadOnlyList<IProperty> columns = [];
    private readonly Expression rows;
    private readonly LoadRun? run;

    private PlannedQuery(DbContext context, Expression query)
    {
        this.context = context;
        Main = rows = query;
    }

    private PlannedQuery(DbContext context, Spine spine)
    {
        this.context = context;
        var tracking = TrackingOf(spine.WholeQueryCalls) ?? context.ChangeTracker.QueryTrackingBehavior;
        var nodes = LoadNodes.Merge(spine.Nodes);
        Nodes = KeyOrder.Add(new Settlement(tracking).Settle(nodes, Linq.ElementOf(spine.Rows)), context);
        run = new LoadRun(context, tracking == QueryTrackingBehavior.TrackAll, spine.WholeQueryCalls);
        columns = [.. run.ColumnsBeside(Nodes)];
        rows = spine.Take(spine.Rows);
        var included = Includes.Apply(spine.Rows, Nodes);
        var split = !HasFollowUps && (LoadNodes.HaveFollowUps(nodes) || LoadNodes.HavePortions(nodes)) ? Linq.AsSplitQuery(included) : included;
        Main = Localizer.Localize(spine.Finish(Projection.Of(split, columns)), context);
    }

    /// <summary>What runs the main query.</summary>
    public IAsyncQueryProvider Provider => context.GetService<IAsyncQueryProvider>();

    /// <summary>The query that EF runs first: of the rows, or of <see cref="Fetched{T}"/>.</summary>
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
            && (!Dialect.For(context.Database.ProviderName).ReadsWhileReading || context.Database.CreateExecutionStrategy().RetriesOnFailure);

    public static PlannedQuery Of(DbContext context, Expression query)
    {
        if (!LoadMarks.IsIn(query))
            return new PlannedQuery(context, query);
        var spine = Spine.Of(context, query);
        return spine.Nodes.Count == 0 ? new PlannedQuery(context, spine.Finish(spine.Rows)) : new PlannedQuery(context, spine);
    }

    public Task LoadAsync(IReadOnlyList<FetchedRow> read, CancellationToken cancellationToken)
        => run is null || read.Count == 0 ? Task.CompletedTask : run.LoadAsync(new RowSet(read, columns, rows, run.Tracker), Nodes, cancellationToken);

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
