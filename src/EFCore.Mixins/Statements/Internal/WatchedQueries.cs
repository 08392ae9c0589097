using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Shows every context that runs a query to <see cref="InstanceTracking"/>.</summary>
internal sealed class WatchedQueries(IQueryContextFactory queries) : IQueryContextFactory
{
    public QueryContext Create()
    {
        var query = queries.Create();
        InstanceTracking.WatchForeign(query.Context);
        return query;
    }
}
