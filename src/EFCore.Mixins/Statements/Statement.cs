using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Providers;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements;

/// <summary>Creates statements and ties them to contexts.</summary>
internal static class Statement
{
    /// <summary>The bare statement of an entity class: every row, of whatever context it will run on.</summary>
    public static IQueryable<T> Create<T>()
        where T : class
        => StatementFactory.Create<T>(BoundEntityTypes.Of<T>());

    /// <summary>The statement as a query of <paramref name="context"/>.</summary>
    public static IQueryable<T> On<T>(IQueryable<T> statement, DbContext context)
        => ContextQueryProvider.Create<T>(context, ContextRewriter.RewritePart(statement.Expression, context));

    /// <summary>As <see cref="On{T}"/>, of a statement to which nothing is added.</summary>
    public static IQueryable<T> WholeOn<T>(IQueryable<T> statement, DbContext context)
        => ContextQueryProvider.Create<T>(context, ContextRewriter.RewriteWhole(statement.Expression, context));

    /// <summary>The provider that runs what plain EF does not support: that of a statement, or one of ours for the context of a query.</summary>
    private static IQueryProvider ProviderOf(IQueryable queryable)
        => queryable.Provider is ILibraryProvider || QueryableOrigins.ContextOf(queryable) is not { } context
            ? queryable.Provider
            : new ContextQueryProvider(context);

    /// <summary>The rows of a query with the relations of a plan; a list in memory holds what it holds.</summary>
    public static IQueryable<T> Load<T>(this IQueryable<T> source, IReadOnlyList<LoadNode> nodes)
        => nodes.Count == 0 || source is EnumerableQuery ? source : ProviderOf(source).CreateQuery<T>(LoadPlanMarker.Mark<T>(source.Expression, nodes));
}
