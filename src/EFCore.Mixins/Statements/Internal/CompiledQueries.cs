using System.Linq.Expressions;
using EFCore.Mixins.Statements.Shapes;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a compiled query is found in EF's own cache, without the tree that EF would look it up by

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Runs compiled queries. They live in EF's cache, beside those that EF compiles by itself: bounded, counted and locked as they are.</summary>
internal static class CompiledQueries
{
    private static readonly ConstantExpression NoQuery = Expression.Constant(0);

    /// <summary>Whether queries of the context are compiled by EF itself: a compiler or provider in its place wants to see every tree.</summary>
    public static bool CanRun(DbContext context)
        => context.GetService<IQueryCompiler>().GetType() == typeof(QueryCompiler)
            && context.GetService<IAsyncQueryProvider>().GetType() == typeof(EntityQueryProvider);

    /// <summary>Runs the compiled query of a shape.</summary>
    /// <param name="context">The context.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="values">The values of the statement.</param>
    /// <param name="tree">Builds the tree to compile, where it was not compiled yet.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static TResult Execute<TResult>(DbContext context, KnownShape shape, object?[] values, Func<Expression> tree, CancellationToken cancellationToken)
    {
        var query = context.GetService<IQueryContextFactory>().Create();
        query.CancellationToken = cancellationToken;
        foreach (var slot in shape.Slots)
            QueryParameters.Set(query, slot.Name, slot.Of(values));
        return context.GetService<ICompiledQueryCache>()
            .GetOrAddQuery(KeyOf(context, shape), () => context.GetService<IQueryCompiler>().CreateCompiledAsyncQuery<TResult>(tree()))(query);
    }

    /// <summary>EF's key of an empty query knows what else a compiled query depends on: the model, and options of EF and of the provider.</summary>
    private static (KnownShape Shape, object Options) KeyOf(DbContext context, KnownShape shape)
        => (shape, context.GetService<ICompiledQueryCacheKeyGenerator>().GenerateCacheKey(NoQuery, async: true));
}
