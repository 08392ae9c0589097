using System.Linq.Expressions;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <content>The filters of requests.</content>
public partial class QueryPolicy<T>
{
    /// <summary>Allows filters by an attribute, or by the key of a reference.</summary>
    public QueryPolicy<T> Filter<TValue>(Expression<Func<T, TValue>> attribute, FilterOperators operators = FilterOperators.Default)
        => Filter(null, attribute, operators);

    /// <summary>Allows filters by an attribute under another name than its own, for the documents and messages of the API.</summary>
    public QueryPolicy<T> Filter<TValue>(
        string? name,
        Expression<Func<T, TValue>> attribute,
        FilterOperators operators = FilterOperators.Default)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return With(Rules with { Filters = Rules.Filters.Add(new(PathText.Of(attribute), operators, name)) });
    }

    /// <summary>
    ///     Allows filters by attributes of a to-many relation, which are allowed with the result. Rows that do not meet
    ///     <paramref name="rows"/> are treated as missing.
    /// </summary>
    public RelatedQueryPolicy<T, TRelated> FilterMany<TRelated>(
        Expression<Func<T, IEnumerable<TRelated>?>> relation,
        Expression<Func<TRelated, bool>> rows)
        where TRelated : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(relation);
        return Many<TRelated>(PathText.Of(relation), rows);
    }

    /// <summary>Allows the same for all rows. Clients can find out values of rows that the endpoint never returns.</summary>
    public RelatedQueryPolicy<T, TRelated> FilterMany<TRelated>(Expression<Func<T, IEnumerable<TRelated>?>> relation, Rows rows)
        where TRelated : class
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((int)rows, (int)Rows.All, nameof(rows));
        ArgumentNullException.ThrowIfNull(relation);
        return Many<TRelated>(PathText.Of(relation), null);
    }

    /// <summary>Adds a filter of the server, which requests turn on: <c>?popular=true</c>.</summary>
    public QueryPolicy<T> Named(string name, Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Named(name, EFCore.Mixins.Filter.Of(filter));
    }

    /// <inheritdoc cref="Named(string, Expression{Func{T, bool}})" />
    public QueryPolicy<T> Named(string name, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Named<bool>(name, isOn => isOn ? filter : null);
    }

    /// <summary>Adds a filter of the server with a value from the request: <c>?min_comments=2</c>.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="filter">Creates the filter from the value: <c>n => new { comments__count__ge = n }</c>. Null for none.</param>
    public QueryPolicy<T> Named<TValue>(string name, Func<TValue, object?> filter)
        where TValue : notnull
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(filter);
        return With(Rules with { Named = Rules.Named.Add(new(name, typeof(TValue), value => filter((TValue)value))) });
    }

    /// <summary>
    ///     Adds a search. Each of its terms (words or "quoted phrases") must be contained in one of the attributes, ignoring case.
    /// </summary>
    public QueryPolicy<T> Search(string parameter, params Expression<Func<T, string?>>[] attributes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameter);
        ArgumentNullException.ThrowIfNull(attributes);
        return With(Rules with { Search = new(parameter, [.. attributes.Select(PathText.Of)]) });
    }

    /// <summary>Allows filters through a path to the rows that meet a condition; null for all rows.</summary>
    internal RelatedQueryPolicy<T, TRelated> Many<TRelated>(string path, LambdaExpression? rows)
        where TRelated : class
    {
        With(Rules with { Related = Rules.Related.Add(new(path, rows)) });
        return new RelatedQueryPolicy<T, TRelated>(this, path);
    }
}
