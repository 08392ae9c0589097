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

/// <summary>Reads the rows of a query whose type is known at run time only.</summary>
internal abstract class RowFetcher
{
    private static readonly ConcurrentDictionary<Type, RowFetcher> Known = new();

    public static RowFetcher Of(Type type)
        // the type argument makes it a RowFetcher
        => Known.GetOrAdd(type, static type => (RowFetcher)Activator.CreateInstance(typeof(RowFetcher<>).MakeGenericType(type))!);

    /// <summary>Reads a query of rows, or of <see cref="Fetched{T}"/>.</summary>
    public abstract Task<List<FetchedRow>> ReadAsync(DbContext context, Expression query, CancellationToken cancellationToken);

    /// <summary>Reads a compiled query of rows, or of <see cref="Fetched{T}"/>.</summary>
    public abstract Task<List<FetchedRow>> ReadAsync(ShapedQuery query, bool isProjected, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class RowFetcher<T> : RowFetcher
    where T : class
{
    public override Task<List<FetchedRow>> ReadAsync(DbContext context, Expression query, CancellationToken cancellationToken)
    {
        var provider = context.GetService<IAsyncQueryProvider>();
        var local = Localizer.Localize(query, context);
        return Linq.ElementOf(query) == typeof(T)
            ? ReadAsync(provider.CreateQuery<T>(local).AsAsyncEnumerable(), Row, cancellationToken)
            : ReadAsync(provider.CreateQuery<Fetched<T>>(local).AsAsyncEnumerable(), Row, cancellationToken);
    }

    public override Task<List<FetchedRow>> ReadAsync(ShapedQuery query, bool isProjected, CancellationToken cancellationToken)
        => isProjected
            ? ReadAsync(query.Execute<IAsyncEnumerable<Fetched<T>>>(cancellationToken), Row, cancellationToken)
            : ReadAsync(query.Execute<IAsyncEnumerable<T>>(cancellationToken), Row, cancellationToken);

    private static FetchedRow Row(T row) => new(row, []);

    private static FetchedRow Row(Fetched<T> fetched) => new(fetched.Row, fetched.Values);

    private static async Task<List<FetchedRow>> ReadAsync<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, FetchedRow> read, CancellationToken cancellationToken)
    {
        var rows = new List<FetchedRow>();
        await foreach (var row in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(read(row));
        return rows;
    }
}
