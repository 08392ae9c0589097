using System.Linq.Expressions;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>Defines which attributes of related rows requests can filter by; <c>FilterMany</c> of a policy returns it.</summary>
/// <typeparam name="T">The entity class of the rows.</typeparam>
/// <typeparam name="TRelated">The class of the related rows.</typeparam>
public sealed class RelatedQueryPolicy<T, TRelated>
    where T : class, IQueryMixin
    where TRelated : class
{
    private readonly QueryPolicy<T> policy;
    private readonly string path;

    internal RelatedQueryPolicy(QueryPolicy<T> policy, string path)
        => (this.policy, this.path) = (policy, path);

    /// <summary>The policy, for further calls.</summary>
    public QueryPolicy<T> And => policy;

    /// <summary>Allows filters by an attribute of the related rows.</summary>
    public RelatedQueryPolicy<T, TRelated> Filter<TValue>(
        Expression<Func<TRelated, TValue>> attribute,
        FilterOperators operators = FilterOperators.Default)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return Add(PathText.Join(path, PathText.Of(attribute)), operators);
    }

    /// <summary>Allows filters by the number of related rows: <c>comments__count__ge=2</c>.</summary>
    public RelatedQueryPolicy<T, TRelated> Count() => Add(path, FilterOperators.Count);

    /// <summary>Allows filters by attributes of a to-many relation of the related rows.</summary>
    public RelatedQueryPolicy<T, TNext> FilterMany<TNext>(
        Expression<Func<TRelated, IEnumerable<TNext>?>> relation,
        Expression<Func<TNext, bool>> rows)
        where TNext : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Many<TNext>(relation, rows);
    }

    /// <inheritdoc cref="FilterMany{TNext}(Expression{Func{TRelated, IEnumerable{TNext}}}, Expression{Func{TNext, bool}})" />
    public RelatedQueryPolicy<T, TNext> FilterMany<TNext>(Expression<Func<TRelated, IEnumerable<TNext>?>> relation, Rows rows)
        where TNext : class
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((int)rows, (int)Rows.All, nameof(rows));
        return Many<TNext>(relation, null);
    }

    private RelatedQueryPolicy<T, TNext> Many<TNext>(LambdaExpression relation, LambdaExpression? rows)
        where TNext : class
    {
        ArgumentNullException.ThrowIfNull(relation);
        return policy.Many<TNext>(PathText.Join(path, PathText.Of(relation)), rows);
    }

    private RelatedQueryPolicy<T, TRelated> Add(string attribute, FilterOperators operators)
    {
        policy.With(policy.Rules with { Filters = policy.Rules.Filters.Add(new(attribute, operators, null)) });
        return this;
    }
}
