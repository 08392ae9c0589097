using EFCore.Mixins.Inspecting;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements;

/// <summary>Creates statements and ties them to contexts.</summary>
internal static class Statement
{
    /// <summary>The bare statement of an entity class: every row, of whatever context it will run on.</summary>
    public static IQueryable<T> Create<T>()
        where T : class
        => DetachedQuery.Create<T>(EntityTypes.Of<T>());

    /// <summary>The statement as a query of <paramref name="context"/>.</summary>
    public static IQueryable<T> On<T>(IQueryable<T> statement, DbContext context)
        => TiedQueryProvider.Create<T>(context, Localizer.Localize(statement.Expression, context));

    /// <summary>As <see cref="On{T}"/>, of a statement to which nothing is added.</summary>
    public static IQueryable<T> WholeOn<T>(IQueryable<T> statement, DbContext context)
        => TiedQueryProvider.Create<T>(context, Localizer.LocalizeWhole(statement.Expression, context));

    /// <summary>The provider that runs what plain EF does not know: that of a statement, or one of ours for the context of a query.</summary>
    public static IQueryProvider ProviderOf(IQueryable queryable)
        => queryable.Provider is DetachedQueryProvider or TiedQueryProvider || ContextOf(queryable) is not { } context
            ? queryable.Provider
            : new TiedQueryProvider(context);

    /// <summary>Whether a query is a statement, or one that was tied to a context.</summary>
    public static bool IsOurs(IQueryable queryable) => queryable.Provider is DetachedQueryProvider or TiedQueryProvider;

    /// <summary>The context behind a query; null for a statement and for a list in memory.</summary>
    public static DbContext? ContextOf(IQueryable queryable) => QueryContexts.Find(queryable.Provider);
}
