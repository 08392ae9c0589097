using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // EF's compiler rejects a statement within a query of a context without naming it

namespace EFCore.Mixins.Watching;

/// <summary>
///     Names the statement that is used within a query of a context, because EF Core only reports that there are two contexts.
/// </summary>
internal sealed class MisplacedStatementCompiler(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model)
    : QueryCompiler(
        queryContextFactory,
        compiledQueryCache,
        compiledQueryCacheKeyGenerator,
        database,
        logger,
        currentContext,
        evaluatableExpressionFilter,
        model),
        IPlainQueryCompiler
{
    private readonly IModel model = model;

    public override TResult Execute<TResult>(Expression query)
    {
        try
        {
            return base.Execute<TResult>(query);
        }
        catch (InvalidOperationException exception) when (MisplacedCallFinder.FindStatement(query, model) is { } rows)
        {
            throw Misplaced(rows, exception);
        }
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
    {
        try
        {
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
        catch (InvalidOperationException exception) when (MisplacedCallFinder.FindStatement(query, model) is { } rows)
        {
            throw Misplaced(rows, exception);
        }
    }

    private static InvalidOperationException Misplaced(Type rows, InvalidOperationException exception)
        => new(
            $"A statement of '{TypeNames.Of(rows)}' is used within a query of a context, but is not tied to one. " +
            $"Tie it before: 'var rows = statement.{nameof(Querying.On)}(context)', and use 'rows' in the query; " +
            "or start the outer query as a statement, too.",
            exception);
}
