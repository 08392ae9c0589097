using EFCore.Mixins.Databases;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Watching;

/// <summary>Gives the connection of a context that runs a query the function for regular expressions.</summary>
internal sealed class WatchedQueries(IQueryContextFactory queries) : IQueryContextFactory
{
    public QueryContext Create()
    {
        var query = queries.Create();
        RegexFunction.Ensure(query.Context);
        return query;
    }
}
