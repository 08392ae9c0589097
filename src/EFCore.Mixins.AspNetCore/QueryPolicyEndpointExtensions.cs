using EFCore.Mixins;
using EFCore.Mixins.Policies;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Sets the policies of endpoints.</summary>
public static class QueryPolicyEndpointExtensions
{
    /// <summary>Sets the policy of the <see cref="QueryRequest{T}"/> of an endpoint, instead of the class's attributes.</summary>
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

    /// <summary>Sets the policy of each <see cref="QueryRequest{T}"/> of a group.</summary>
    public static Routing.RouteGroupBuilder WithQuery<T>(this Routing.RouteGroupBuilder builder, Action<QueryPolicy<T>> configure)
        where T : class, IQueryMixin
        => builder.WithQuery(Configured(configure));

    /// <summary>Sets the policy of an endpoint or a group to a class that derives from <see cref="QueryPolicy{T}"/>.</summary>
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
