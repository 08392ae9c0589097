using EFCore.Mixins.ActiveRecords;
using EFCore.Mixins.Filtering.Patterns;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Shows every context that runs a query to <see cref="InstanceTracking"/>, and gives its connection the function for regular expressions.</summary>
internal sealed class WatchedQueries(IQueryContextFactory queries) : IQueryContextFactory
{
    public QueryContext Create()
    {
        var query = queries.Create();
        InstanceTracking.WatchForeign(query.Context);
        RegexFunction.Ensure(query.Context);
        return query;
    }
}
