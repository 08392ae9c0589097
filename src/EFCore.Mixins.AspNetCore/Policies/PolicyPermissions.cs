using System.Collections.Frozen;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Policies;

/// <summary>Implements the permissions of the binder with a policy.</summary>
/// <param name="policy">The policy.</param>
/// <param name="suggests">Whether an unknown name results in a suggestion of an allowed one.</param>
internal sealed class PolicyPermissions(BoundPolicy policy, bool suggests) : IQueryPermissions
{
    /// <summary>Quantifiers and keys are part of a path to another attribute, which is checked later.</summary>
    public bool CanFilter(QueryAttribute attribute) => policy.Filters.ContainsKey(attribute) || policy.Related.ContainsKey(attribute);

    public bool CanFilter(QueryAttribute attribute, string operatorName)
        => operatorName is "any" or "none" or "all"
            ? policy.Related.ContainsKey(attribute)
            : policy.Filters.TryGetValue(attribute, out var allowed) && allowed.Allows(operatorName);

    public bool CanSort(QueryAttribute attribute, string? aggregate)
        => policy.Sorts.TryGetValue(attribute, out var allowed) && allowed.Allows(aggregate);

    public bool CanLoad(QueryAttribute relation) => policy.Loads.ContainsKey(relation);

    public bool CanRead(QueryAttribute attribute) => ReadablePaths.Contain(policy.Reads, attribute);

    public string Translate(QueryUse use, QueryAttribute? within, string key)
        => within is not null ? key
            : use == QueryUse.Filter ? Translate(policy.FilterNames, key)
            : use == QueryUse.Sort ? Translate(policy.SortNames, key)
            : key;

    public string? Suggest(QueryUse use, string key)
        => suggests && MemberNames.Nearest(key, AllowedNames.Of(policy, use)) is [var nearest, ..] ? nearest : null;

    public Filter? RowsOf(QueryAttribute toMany) => policy.Related.GetValueOrDefault(toMany);

    /// <summary>Replaces a public name at the start of the key by its path.</summary>
    private static string Translate(FrozenDictionary<string, string> names, string key)
    {
        if (names.Count == 0)
            return key;
        for (var end = key.Length; end > 0; end = key.LastIndexOf("__", end - 1, StringComparison.Ordinal))
        {
            if (names.TryGetValue(key[..end], out var path))
                return string.Concat(path.Replace(".", "___", StringComparison.Ordinal), key.AsSpan(end));
        }

        return key;
    }
}
