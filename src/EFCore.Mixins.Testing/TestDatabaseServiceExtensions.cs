using EFCore.Mixins.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces the database of an application under test.</summary>
public static class TestDatabaseServiceExtensions
{
    /// <summary>
    ///     Replaces the options of <typeparamref name="TContext"/> with those of the test's database, for the library and for contexts from
    ///     the services.
    /// </summary>
    /// <remarks>
    ///     Call it after the application has registered its context, for example in <c>ConfigureTestServices</c> of a web host.
    /// </remarks>
    public static IServiceCollection UseTestDatabase<TContext>(this IServiceCollection services, TestDatabase<TContext> database)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(database);
        return services.Replace(ServiceDescriptor.Singleton(database.Options));
    }
}
