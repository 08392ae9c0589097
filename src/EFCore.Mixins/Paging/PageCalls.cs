using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>Rejects queries that a cursor page cannot order, or whose rows it cannot find again.</summary>
internal static class PageCalls
{
    private static readonly HashSet<string> Keeping = [nameof(Queryable.Where), nameof(Queryable.OfType), nameof(Queryable.AsQueryable)];

    private static readonly HashSet<string> Orders =
    [
        nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending),
        nameof(Queryable.Order), nameof(Queryable.OrderDescending),
    ];

    /// <exception cref="InvalidOperationException">The query is ordered, limited, joined or grouped.</exception>
    public static void ThrowIfUnfit(Expression query, Type rows, string caller)
    {
        while (query is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            if (IsOrder(call))
                throw Ordered(rows, caller);
            if (!Keeps(call))
                throw Unfit(call, rows, caller);
            query = source;
        }

        if (query is StatementExpression { Statement.IsOrdered: true })
            throw Ordered(rows, caller);
    }

    private static bool IsOrder(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Queryable) && Orders.Contains(call.Method.Name);

    private static bool Keeps(MethodCallExpression call)
        => LoadPlanMarker.IsMark(call)
            || (call.Method.DeclaringType == typeof(Queryable) && Keeping.Contains(call.Method.Name))
            || ((call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
                    || call.Method.DeclaringType == typeof(RelationalQueryableExtensions))
                && typeof(IQueryable).IsAssignableFrom(call.Type));

    private static InvalidOperationException Ordered(Type rows, string caller)
        => new(
            $"'{caller}' cannot read this query of '{TypeNames.Of(rows)}' because it is already ordered. " +
            $"Remove the order from the query, and pass it to '{caller}'.");

    private static InvalidOperationException Unfit(MethodCallExpression call, Type rows, string caller)
        => new(
            $"'{caller}' cannot read this query of '{TypeNames.Of(rows)}' because '{call.Method.Name}' limits, joins or groups its rows. " +
            $"Remove it. Only filters, load plans and query options such as 'AsNoTracking' are supported before '{caller}'.");
}
