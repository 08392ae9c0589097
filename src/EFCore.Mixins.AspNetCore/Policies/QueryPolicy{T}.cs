using System.Linq.Expressions;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>
///     What requests may ask for: by which attributes they filter and sort, which relations they load, which members they read and write. What is not
///     allowed is answered as if it did not exist.
/// </summary>
/// <remarks>
/// Write it at an endpoint, <c>.WithQuery&lt;Post&gt;(policy => policy.Filter(p => p.Rating).Sort(p => p.Id))</c>, or derive a class and call the
/// same methods in its constructor. A name that the model does not have fails the start of the application. A policy is read once, at the start.
/// </remarks>
/// <typeparam name="T">The entity class of the rows.</typeparam>
public partial class QueryPolicy<T> : QueryPolicy
    where T : class, IQueryMixin
{
    /// <summary>Makes a policy that allows nothing yet.</summary>
    public QueryPolicy()
        : base(typeof(T))
    {
    }

    internal QueryPolicy(PolicyRules rules)
        : this()
        => Rules = rules;

    /// <summary>Adds the rules of another policy, as those of the attributes: <c>Including(QueryPolicy.FromAttributes&lt;Post&gt;())</c>.</summary>
    public QueryPolicy<T> Including(QueryPolicy<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return With(Rules.With(other.Rules));
    }

    /// <summary>Adds a condition that each row fulfils, and that no client sees.</summary>
    public QueryPolicy<T> Always(Expression<Func<T, bool>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return With(Rules with { Always = Rules.Always.Add(condition) });
    }

    /// <summary>Adds rules for the requests that <paramref name="applies"/> is true for, as those of a role.</summary>
    /// <param name="applies">Asked for each request: <c>http => http.User.IsInRole("admin")</c>.</param>
    /// <param name="configure">The rules that come on top.</param>
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
