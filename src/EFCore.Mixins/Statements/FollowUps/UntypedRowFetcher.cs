using System.Collections.Concurrent;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Reads the rows of a query whose type is only known at run time.</summary>
internal abstract class UntypedRowFetcher
{
    private static readonly ConcurrentDictionary<Type, UntypedRowFetcher> Known = new();

    public static UntypedRowFetcher Of(Type type)
        => Known.GetOrAdd(
            type,
            static type => (UntypedRowFetcher)Activator.CreateInstance(typeof(UntypedRowFetcher<>).MakeGenericType(type))!); // a class

    /// <summary>Reads a query of rows, or of <see cref="QueryResultRow{T}"/>.</summary>
    public abstract Task<List<FetchedRowValues>> ReadAsync(DbContext context, Expression query, CancellationToken cancellationToken);

    /// <summary>Reads a compiled query of rows, or of <see cref="QueryResultRow{T}"/>.</summary>
    public abstract Task<List<FetchedRowValues>> ReadAsync(
        CachedStatementQuery query,
        bool isProjected,
        CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class UntypedRowFetcher<T> : UntypedRowFetcher
    where T : class
{
    public override Task<List<FetchedRowValues>> ReadAsync(DbContext context, Expression query, CancellationToken cancellationToken)
    {
        var provider = context.GetService<IAsyncQueryProvider>();
        var local = ContextRewriter.RewritePart(query, context);
        return QueryableCalls.ElementOf(query) == typeof(T)
            ? ReadAsync(provider.CreateQuery<T>(local).AsAsyncEnumerable(), Row, cancellationToken)
            : ReadAsync(provider.CreateQuery<QueryResultRow<T>>(local).AsAsyncEnumerable(), Row, cancellationToken);
    }

    public override Task<List<FetchedRowValues>> ReadAsync(
        CachedStatementQuery query,
        bool isProjected,
        CancellationToken cancellationToken)
        => isProjected
            ? ReadAsync(query.Execute<IAsyncEnumerable<QueryResultRow<T>>>(cancellationToken), Row, cancellationToken)
            : ReadAsync(query.Execute<IAsyncEnumerable<T>>(cancellationToken), Row, cancellationToken);

    private static FetchedRowValues Row(T row) => new(row, []);

    private static FetchedRowValues Row(QueryResultRow<T> fetched) => new(fetched.Row, fetched.Values);

    private static async Task<List<FetchedRowValues>> ReadAsync<TSource>(
        IAsyncEnumerable<TSource> source,
        Func<TSource, FetchedRowValues> read,
        CancellationToken cancellationToken)
    {
        var rows = new List<FetchedRowValues>();
        await foreach (var row in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(read(row));
        return rows;
    }
}
