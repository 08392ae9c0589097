using EFCore.Mixins;
using EFCore.Mixins.Policies;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Sets what requests to endpoints may use.</summary>
public static class QueryPolicyEndpointExtensions
{
    /// <summary>Writes the policy of the <see cref="QueryRequest{T}"/> of an endpoint, in the place of that of the class's attributes.</summary>
    public static TBuilder WithQuery<TBuilder, T>(this TBuilder builder, QueryPolicy<T> policy)
        where TBuilder : IEndpointConventionBuilder
        where T : class, IQueryMixin
    {
        ArgumentNullException.ThrowIfNull(policy);
        return builder.WithMetadata(new FixedPolicyMetadata(policy));
    }

    /// <inheritdoc cref="WithQuery{TBuilder, T}(TBuilder, QueryPolicy{T})" />
    public static RouteHandlerBuilder WithQuery<T>(this RouteHandlerBuilder builder, Action<QueryPolicy<T>> configure)
        where T : class, IQueryMixin
        => builder.WithQuery(Configured(configure));

    /// <summary>Writes the policy of each <see cref="QueryRequest{T}"/> of a group.</summary>
    public static Routing.RouteGroupBuilder WithQuery<T>(this Routing.RouteGroupBuilder builder, Action<QueryPolicy<T>> configure)
        where T : class, IQueryMixin
        => builder.WithQuery(Configured(configure));

    /// <summary>Names the policy of an endpoint or a group: a class that derives from <see cref="QueryPolicy{T}"/>.</summary>
    public static TBuilder WithQueryPolicy<TBuilder>(this TBuilder builder, Type policy)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(policy);
        return builder.WithMetadata(new QueryPolicyAttribute(policy));
    }

    private static QueryPolicy<T> Configured<T>(Action<QueryPolicy<T>> configure)
        where T : class, IQueryMixin
    {
        ArgumentNullException.ThrowIfNull(configure);
        var policy = new QueryPolicy<T>();
        configure(policy);
        return policy;
    }
}
