using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement on a context. Its query is compiled once for all statements of its key.</summary>
internal sealed class CachedStatementQuery
{
    /// <summary>How many queries are kept for a model.</summary>
    private const int Most = 1024;

    private static readonly ModelCache<IModel, RecentlyUsedCache<(StatementKey, QueryTrackingBehavior), CachedQuery>> CachedQueries = new(
        "EFCore.Mixins:CachedQueries",
        static _ => new(Most));

    private readonly DbContext context;
    private readonly CompiledQueryRunner queries;
    private readonly KeyedStatement call;
    private readonly CachedQuery cached;
    private readonly Expression? tree;

    private CachedStatementQuery(DbContext context, CompiledQueryRunner queries, KeyedStatement call, CachedQuery cached, Expression? tree)
        => (this.context, this.queries, this.call, this.cached, this.tree) = (context, queries, call, cached, tree);

    /// <summary>The relations that are read with the rows or after them.</summary>
    public MainQueryPlan Plan => cached.Plan!; // only an unfit one has no plan, and no query is created for it

    /// <summary>The statement as a compiled query; null if EF must process its tree.</summary>
    public static CachedStatementQuery? Of(DbContext context, KeyedStatement call)
    {
        if (CompiledQueryRunner.Of(context) is not { CanRun: true } queries)
            return null;
        var known = CachedQueries.Of(context.Model);
        var tracking = context.ChangeTracker.QueryTrackingBehavior;
        Expression? tree = null;
        var cached = known.Find((call.Key, tracking)) ?? known.Keep((call.Key.WithoutValues(), tracking), Create(context, call, out tree));
        return cached == CachedQuery.Unfit ? null : new CachedStatementQuery(context, queries, call, cached, tree);
    }

    public TResult Execute<TResult>(CancellationToken cancellationToken)
        => queries.Execute(cached, call.Key.Values, Compile<TResult>, cancellationToken);

    private Func<QueryContext, TResult> Compile<TResult>() => queries.Compile<TResult>(tree ?? Read(context, call, out _).Query);

    /// <summary>Creates what is cached for the statement key, and the tree, which is compiled when the query first runs.</summary>
    private static CachedQuery Create(DbContext context, KeyedStatement call, out Expression? tree)
    {
        var (planned, query) = Read(context, call, out var reader);
        tree = query;
        return reader.HasForeignValues || planned.IsRepeated
            ? CachedQuery.Unfit
            : new CachedQuery { Parameters = [.. reader.Parameters], Plan = planned.Share(call.RowType) };
    }

    /// <summary>The main query, with the parameters of a compiled query.</summary>
    private static (MainQueryPlan Planned, Expression Query) Read(DbContext context, KeyedStatement call, out QueryParameterReader reader)
    {
        var planned = ContextRewriter.Plan(ContextRewriter.RewriteWhole(call.Tree, context), context);
        reader = new QueryParameterReader(call.Values);
        return (planned, reader.Visit(call.Finish?.Invoke(planned.Main) ?? planned.Main));
    }
}
