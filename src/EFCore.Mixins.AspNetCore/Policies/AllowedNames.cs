using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Policies;

/// <summary>The names in requests that a policy allows.</summary>
internal static class AllowedNames
{
    public static IEnumerable<string> Of(BoundPolicy policy, QueryUse use)
        => use switch
        {
            QueryUse.Filter
                => policy.Filters.Values.Select(attribute => attribute.Name).Concat(policy.Named.Keys).Order(StringComparer.Ordinal),
            QueryUse.Sort => policy.Sorts.Values.SelectMany(sort => sort.Keys).Order(StringComparer.Ordinal),
            QueryUse.Load => policy.Loads.Keys.Select(LoadName).Order(StringComparer.Ordinal),
            _ => ReadablePaths.Of(policy.Reads).Order(StringComparer.Ordinal),
        };

    public static string LoadName(QueryAttribute relation) => string.Join('.', relation.Members.Select(member => member.Key));
}
