using EFCore.Mixins;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds policies to the services of a web application.</summary>
public static class QueryPolicyServiceExtensions
{
    /// <summary>Makes a class the policy of all endpoints of <typeparamref name="T"/> that name no other one.</summary>
    public static IServiceCollection AddQueryPolicy<T, TPolicy>(this IServiceCollection services)
        where T : class, IQueryMixin
        where TPolicy : QueryPolicy<T>
        => services.AddSingleton<QueryPolicy<T>, TPolicy>();
}
