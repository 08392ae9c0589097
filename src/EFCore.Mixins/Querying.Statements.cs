using EFCore.Mixins.Statements;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Statements and contexts.</content>
public static partial class Querying
{
    /// <summary>Ties a statement to <paramref name="context"/>, to run there or to use in another query of it.</summary>
    /// <exception cref="UnmappedEntityException">
    ///     The model of <paramref name="context"/> does not map a class that the statement reads.
    /// </exception>
    public static IQueryable<T> On<T>(this IQueryable<T> statement, DbContext context)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(context);
        return Statement.On(statement, context);
    }

    /// <summary>Reads the rows of a query one by one: <c>await foreach (var post in Post.Query(…))</c>.</summary>
    public static IAsyncEnumerator<T> GetAsyncEnumerator<T>(this IQueryable<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
    }
}
