using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins;

/// <summary>Names the policy of an action, a controller or a handler: a class that derives from <see cref="QueryPolicy{T}"/>.</summary>
/// <param name="policy">The class.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class QueryPolicyAttribute(Type policy) : Attribute, IQueryPolicyMetadata
{
    /// <summary>The class.</summary>
    public Type Policy => policy;

    /// <inheritdoc />
    public QueryPolicy Resolve(IServiceProvider services)
        => ActivatorUtilities.GetServiceOrCreateInstance(services, policy) as QueryPolicy
            ?? throw new InvalidOperationException($"'{policy.Name}' is not a policy. Derive it from '{nameof(QueryPolicy)}<T>'.");
}
