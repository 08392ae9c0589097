namespace EFCore.Mixins.Requests.Binding;

/// <summary>Decides what a request may use, by attributes of the model and never by their spelling.</summary>
/// <remarks>What is refused is answered as what does not exist.</remarks>
internal interface IQueryPermissions
{
    /// <summary>Whether conditions on the attribute are allowed at all.</summary>
    bool CanFilter(QueryAttribute attribute);

    /// <summary>Whether a filterable attribute takes the operator, by its first name: <c>exact</c>, <c>ge</c>, <c>year__ge</c>, <c>any</c>.</summary>
    bool CanFilter(QueryAttribute attribute, string operatorName);

    /// <summary>Whether rows can be sorted by the attribute, or by an aggregate of it (<c>count</c>, <c>min</c>, <c>max</c>).</summary>
    bool CanSort(QueryAttribute attribute, string? aggregate);

    /// <summary>Whether the relation at the end of the path can be loaded.</summary>
    bool CanLoad(QueryAttribute relation);

    /// <summary>Whether the attribute can be chosen as a field.</summary>
    bool CanRead(QueryAttribute attribute);

    /// <summary>The key by names of the model, for a key that begins with a public name; other keys as they are.</summary>
    /// <param name="use">What the key is for.</param>
    /// <param name="within">The relation whose rows the key is about; null for those of the statement.</param>
    /// <param name="key">The key, without the sign of a sort key.</param>
    string Translate(QueryUse use, QueryAttribute? within, string key) => key;

    /// <summary>A name to suggest in the place of one that does not exist; null for none. Only allowed names may be suggested.</summary>
    string? Suggest(QueryUse use, string key) => null;

    /// <summary>
    ///     What holds for the related rows that filters may see at the end of a to-many path, without a negation; null for all rows. It is joined to
    ///     each condition on them, and inside of quantifiers; counts and orders by such rows are refused.
    /// </summary>
    Filter? RowsOf(QueryAttribute toMany) => null;
}
