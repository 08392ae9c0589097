using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A filter, and the LINQ that asks for related rows in the one and the other way.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="Query">The statement of the filter.</param>
/// <param name="Exists">The LINQ with <c>Any</c>.</param>
/// <param name="In">The LINQ with <c>Contains</c>.</param>
public sealed record SubqueryCase(string Name, Func<SubqueryBehavior, IQueryable> Query, Func<SpecContext, IQueryable> Exists, Func<SpecContext, IQueryable> In)
{
    public override string ToString() => Name;

    /// <summary>A case of a filter that says the hint.</summary>
    public static SubqueryCase Of<T>(string name, Filter filter, Func<SpecContext, IQueryable<T>> exists, Func<SpecContext, IQueryable<T>> inside)
        where T : class, IQueryMixin
        => new(name, behavior => Querying.Where<T>(filter.WithSubqueries(behavior)), exists, inside);
}
