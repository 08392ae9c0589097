namespace EFCore.Mixins.Requests.Binding;

/// <summary>The permissions of a request, which depend on attributes of the model and never on their spelling.</summary>
/// <remarks>A forbidden name gets the same response as an unknown one.</remarks>
internal interface IQueryPermissions
{
    /// <summary>Whether conditions on the attribute are allowed at all.</summary>
    bool CanFilter(QueryAttribute attribute);

    /// <summary>
    ///     Whether a filterable attribute allows the operator, by its primary name: <c>exact</c>, <c>ge</c>, <c>year__ge</c>, <c>any</c>.
    /// </summary>
    bool CanFilter(QueryAttribute attribute, string operatorName);

    /// <summary>Whether rows can be sorted by the attribute, or by an aggregate of it (<c>count</c>, <c>min</c>, <c>max</c>).</summary>
    bool CanSort(QueryAttribute attribute, string? aggregate);

    /// <summary>Whether the relation at the end of the path can be loaded.</summary>
    bool CanLoad(QueryAttribute relation);

    /// <summary>Whether the attribute can be chosen as a field.</summary>
    bool CanRead(QueryAttribute attribute);

    /// <summary>Translates a key that begins with a public name to names of the model. Other keys are returned unchanged.</summary>
    /// <param name="use">The use of the key.</param>
    /// <param name="within">The relation of the rows of the key; null for those of the statement.</param>
    /// <param name="key">The key, without the sign of a sort key.</param>
    string Translate(QueryUse use, QueryAttribute? within, string key) => key;

    /// <summary>A name to suggest instead of an unknown one; null for none. Only allowed names may be suggested.</summary>
    string? Suggest(QueryUse use, string key) => null;

    /// <summary>
    ///     The condition of the related rows that are visible to filters at the end of a to-many path, without a negation; null for all
    ///     rows. It is added to each condition on them, and inside quantifiers. Counts and orders by such rows are rejected.
    /// </summary>
    Filter? RowsOf(QueryAttribute toMany) => null;
}
