using System.Linq.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.FollowUps;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Paging;

/// <summary>Runs a query with the values of sort keys, and then the follow-up queries of its load plan.</summary>
/// <param name="context">The context.</param>
/// <param name="statement">The query of the rows.</param>
/// <param name="keep">Adds the values to a query.</param>
internal sealed class KeptRowReader<T, TResult>(DbContext context, PageStatement statement, Func<Expression, Expression> keep)
    where T : class
{
    public async Task<List<KeptRow<TResult>>> ReadAsync(CancellationToken cancellationToken)
    {
        var (planned, query) = Plan(cancellationToken);
        var rows = new List<KeptRow<TResult>>();
        await foreach (var row in query.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
            cancellationToken.ThrowIfCancellationRequested(); // a driver may return buffered rows without checking the token
        }

        if (planned.Nodes.Count > 0)
        {
            var parents = rows.ConvertAll(row => new FetchedRowValues(row.Row!, row.Columns ?? [])); // rows of an entity type
            await new RelationLoadRun(context, planned).LoadAsync(parents, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    private (MainQueryPlan Planned, IAsyncEnumerable<KeptRow<TResult>> Rows) Plan(CancellationToken cancellationToken)
    {
        if (statement.Call is { } call && CachedStatementQuery.Of(context, call with { Finish = Finish }) is { } cached)
            return (cached.Plan, cached.Execute<IAsyncEnumerable<KeptRow<TResult>>>(cancellationToken));
        var planned = ContextRewriter.Plan(ContextRewriter.RewriteWhole(statement.Tree(), context), context);
        var provider = context.GetService<IAsyncQueryProvider>();
        return (planned, provider.ExecuteAsync<IAsyncEnumerable<KeptRow<TResult>>>(Finish(planned.Main), cancellationToken));
    }

    private Expression Finish(Expression main) => ContextRewriter.RewritePart(keep(main), context);
}
