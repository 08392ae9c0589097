using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Paging;

/// <summary>The number of rows that PostgreSQL's planner expects for a query.</summary>
internal static class PlannerEstimate
{
    public static async Task<long> ReadAsync(DbContext context, Expression query, CancellationToken cancellationToken)
    {
        var local = ContextRewriter.RewriteWhole(LoadPlanMarkRemover.Strip(query), context);
        var command = context.GetService<IAsyncQueryProvider>().CreateQuery<object>(local).CreateDbCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = $"EXPLAIN (FORMAT JSON) {command.CommandText}";
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await RunAsync(command, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            }
        }
    }

    // [{ "Plan": { "Plan Rows": 5000, … } }]
    private static async Task<long> RunAsync(DbCommand command, CancellationToken cancellationToken)
    {
        var plan = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string ?? "[]";
        using var document = JsonDocument.Parse(plan);
        return (long)document.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }
}
