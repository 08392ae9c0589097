using System.Collections.Concurrent;
using System.Linq.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a compiled query is looked up in EF's own cache, but not by its tree

namespace EFCore.Mixins.Statements.Caching;

/// <summary>
///     Runs the compiled queries of one context. They are stored in EF's cache, which limits, counts and locks them like the queries that
///     EF compiles itself.
/// </summary>
internal sealed class CompiledQueryRunner
{
    /// <summary>The options of the contexts of a model. There are few, because the contexts of one class have the same.</summary>
    private static readonly ModelCache<IModel, ConcurrentDictionary<object, object>> KnownOptions = new(
        "EFCore.Mixins:QueryOptions",
        static _ => new());

    private static readonly ConstantExpression NoQuery = Expression.Constant(0);

    private readonly DbContext context;
    private readonly IQueryCompiler compiler;
    private readonly IQueryContextFactory queries;
    private readonly ICompiledQueryCache cache;
    private readonly ICompiledQueryCacheKeyGenerator keys;
    private QueryTrackingBehavior tracking;
    private object? options;

    private CompiledQueryRunner(DbContext context)
    {
        this.context = context;
        compiler = context.GetService<IQueryCompiler>();
        queries = context.GetService<IQueryContextFactory>();
        cache = context.GetService<ICompiledQueryCache>();
        keys = context.GetService<ICompiledQueryCacheKeyGenerator>();
        CanRun = (compiler is IPlainQueryCompiler || compiler.GetType() == typeof(QueryCompiler))
            && context.GetService<IAsyncQueryProvider>().GetType() == typeof(EntityQueryProvider);
    }

    /// <summary>
    ///     Whether EF's own services compile and run the queries of the context. A compiler or provider that replaces them must get every
    ///     tree.
    /// </summary>
    public bool CanRun { get; }

    /// <summary>Looks up the services once. A pooled context has the same services in all its leases.</summary>
    public static CompiledQueryRunner Of(DbContext context)
        => ContextState.Of(context).GetOrAdd(static context => new CompiledQueryRunner(context));

    /// <summary>Runs the compiled query of a statement key.</summary>
    /// <param name="cached">The cached query.</param>
    /// <param name="values">The values of the statement.</param>
    /// <param name="compile">Compiles the query if it is not in the cache.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public TResult Execute<TResult>(
        CachedQuery cached,
        object?[] values,
        Func<Func<QueryContext, TResult>> compile,
        CancellationToken cancellationToken)
    {
        var query = queries.Create();
        query.CancellationToken = cancellationToken;
        foreach (var parameter in cached.Parameters)
            CompiledQueryParameters.Set(query, parameter.Name, parameter.Of(values));
        return cache.GetOrAddQuery(new CompiledQueryCacheKey(cached, Options()), compile)(query);
    }

    /// <summary>Compiles the tree of a query.</summary>
    public Func<QueryContext, TResult> Compile<TResult>(Expression tree) => compiler.CreateCompiledAsyncQuery<TResult>(tree);

    /// <summary>
    ///     What else a compiled query depends on. EF's key of an empty query includes the model, the default tracking behavior, and the
    ///     options of EF and of the provider.
    /// </summary>
    private object Options()
    {
        if (options is null || context.ChangeTracker.QueryTrackingBehavior != tracking)
        {
            tracking = context.ChangeTracker.QueryTrackingBehavior;
            options = KnownOptions.Of(context.Model).GetOrAdd(keys.GenerateCacheKey(NoQuery, async: true), static known => known);
        }

        return options;
    }
}
