namespace EFCore.Mixins.Policies;

/// <summary>A policy that was defined at its endpoint.</summary>
internal sealed class FixedPolicyMetadata(QueryPolicy policy) : IQueryPolicyMetadata
{
    public QueryPolicy Resolve(IServiceProvider services) => policy;
}
