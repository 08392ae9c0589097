using System.Linq.Expressions;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Statements.Shapes;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>Runs a query with the values of sort keys beside its rows, and then what its load plan asks for.</summary>
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
            cancellationToken.ThrowIfCancellationRequested(); // a driver may hand out rows that it has read ahead without a look at the token
        }

        if (planned.Nodes.Count > 0)
        {
            var parents = rows.ConvertAll(row => new FetchedRow(row.Row!, row.Columns ?? [])); // rows of an entity type
            await planned.LoadAsync(parents, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    private (PlannedQuery Planned, IAsyncEnumerable<KeptRow<TResult>> Rows) Plan(CancellationToken cancellationToken)
    {
        if (statement.Call is { } call && ShapedQuery.Of(context, call with { Finish = Finish }) is { } shaped)
            return (PlannedQuery.Of(context, shaped), shaped.Execute<IAsyncEnumerable<KeptRow<TResult>>>(cancellationToken));
        var planned = PlannedQuery.Of(context, Localizer.LocalizeWhole(statement.Tree(), context));
        return (planned, planned.Provider.ExecuteAsync<IAsyncEnumerable<KeptRow<TResult>>>(Finish(planned.Main), cancellationToken));
    }

    private Expression Finish(Expression main) => Localizer.Localize(keep(main), context);
}
