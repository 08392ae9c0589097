using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Providers;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a statement is a query of EF's own class

namespace EFCore.Mixins.Statements;

/// <summary>Creates statements and ties them to contexts.</summary>
internal static class Statement
{
    /// <summary>Creates the statement of all rows of an entity class. It can run on any context that maps the class.</summary>
    public static IQueryable<T> Create<T>()
        where T : class
        => Bare<T>(new StatementProvider(typeof(T)), BoundEntityTypes.Of<T>());

    /// <summary>Creates a statement whose tree is built when it is first needed.</summary>
    /// <param name="entityType">The entity type of the rows.</param>
    /// <param name="apply">Builds the statement from the one of all rows.</param>
    /// <param name="bind">Creates the bound statement from a function that builds its tree.</param>
    public static IQueryable<T> Create<T>(
        IEntityType entityType,
        Func<IQueryable<T>, IQueryable<T>> apply,
        Func<Func<Expression>, BoundStatement> bind)
        where T : class
    {
        var provider = new StatementProvider(typeof(T));
        var bare = Bare<T>(provider, entityType);
        var statement = bind(() => apply(bare).Expression);
        provider.Compiler.Origin = statement;
        return new StatementQueryable<T>(provider, bare.Expression, statement);
    }

    /// <summary>The statement as a query of <paramref name="context"/>.</summary>
    public static IQueryable<T> On<T>(IQueryable<T> statement, DbContext context)
        => ContextQueryProvider.Create<T>(context, ContextRewriter.RewritePart(statement.Expression, context));

    /// <summary>As <see cref="On{T}"/>, for a statement that is not composed further.</summary>
    public static IQueryable<T> WholeOn<T>(IQueryable<T> statement, DbContext context)
        => ContextQueryProvider.Create<T>(context, ContextRewriter.RewriteWhole(statement.Expression, context));

    /// <summary>
    ///     The provider that supports load plans. It is that of a statement, or the library's own for the context of a query.
    /// </summary>
    private static IQueryProvider ProviderOf(IQueryable queryable)
        => queryable.Provider is ILibraryProvider || QueryableOrigins.ContextOf(queryable) is not { } context
            ? queryable.Provider
            : new ContextQueryProvider(context);

    /// <summary>The rows of a query with the relations of a plan. A list in memory is returned as it is.</summary>
    public static IQueryable<T> Load<T>(this IQueryable<T> source, IReadOnlyList<LoadNode> nodes)
        => nodes.Count == 0 || source is EnumerableQuery
            ? source
            : ProviderOf(source).CreateQuery<T>(LoadPlanMarker.Mark<T>(source.Expression, nodes));

    private static EntityQueryable<T> Bare<T>(StatementProvider provider, IEntityType entityType) => new(provider, entityType);
}
