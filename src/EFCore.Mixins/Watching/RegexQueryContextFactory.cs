using EFCore.Mixins.Databases;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Watching;

/// <summary>Registers the function for regular expressions on the connection of a context that runs a query.</summary>
internal sealed class RegexQueryContextFactory(IQueryContextFactory queries) : IQueryContextFactory
{
    public QueryContext Create()
    {
        var query = queries.Create();
        SqliteRegexFunction.Ensure(query.Context);
        return query;
    }
}
