using System.Linq.Expressions;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>
///     Defines which attributes requests can filter and sort by, which relations they can load, and which members they can read and write.
///     Forbidden names get the same response as unknown ones.
/// </summary>
/// <remarks>
/// Define it at an endpoint, <c>.WithQuery&lt;Post&gt;(policy => policy.Filter(p => p.Rating).Sort(p => p.Id))</c>, or derive a class and
/// call the same methods in its constructor. An unknown name prevents the start of the application. A policy is read once, at startup.
/// </remarks>
/// <typeparam name="T">The entity class of the rows.</typeparam>
public partial class QueryPolicy<T> : QueryPolicy
    where T : class, IQueryMixin
{
    /// <summary>Creates a policy that allows nothing.</summary>
    public QueryPolicy()
        : base(typeof(T))
    {
    }

    internal QueryPolicy(PolicyRules rules)
        : this()
        => Rules = rules;

    /// <summary>
    ///     Adds the rules of another policy, for example those of the attributes:
    ///     <c>Including(QueryPolicy.FromAttributes&lt;Post&gt;())</c>.
    /// </summary>
    public QueryPolicy<T> Including(QueryPolicy<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return With(Rules.With(other.Rules));
    }

    /// <summary>Adds a condition that every row must meet, and that clients do not see.</summary>
    public QueryPolicy<T> Always(Expression<Func<T, bool>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return With(Rules with { Always = Rules.Always.Add(condition) });
    }

    /// <summary>Adds rules for the requests for which <paramref name="applies"/> is true, for example those of a role.</summary>
    /// <param name="applies">Called for each request: <c>http => http.User.IsInRole("admin")</c>.</param>
    /// <param name="configure">The additional rules.</param>
    public QueryPolicy<T> When(Func<HttpContext, bool> applies, Action<QueryPolicy<T>> configure)
    {
        ArgumentNullException.ThrowIfNull(applies);
        ArgumentNullException.ThrowIfNull(configure);
        var more = new QueryPolicy<T>();
        configure(more);
        return With(Rules with { Conditional = Rules.Conditional.Add(new(applies, more.Rules)) });
    }

    internal QueryPolicy<T> With(PolicyRules rules)
    {
        Rules = rules;
        return this;
    }

    private QueryPolicy<T> Set(PolicySettings settings) => With(Rules with { Settings = settings });
}
