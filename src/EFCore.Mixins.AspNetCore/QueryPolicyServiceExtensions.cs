using EFCore.Mixins;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds policies to the services of a web application.</summary>
public static class QueryPolicyServiceExtensions
{
    /// <summary>Registers a class as the policy of all endpoints of <typeparamref name="T"/> without another policy.</summary>
    public static IServiceCollection AddQueryPolicy<T, TPolicy>(this IServiceCollection services)
        where T : class, IQueryMixin
        where TPolicy : QueryPolicy<T>
        => services.AddSingleton<QueryPolicy<T>, TPolicy>();
}
