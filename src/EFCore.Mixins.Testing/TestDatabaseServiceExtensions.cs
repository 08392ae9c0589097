using EFCore.Mixins.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an application under test the database of a test.</summary>
public static class TestDatabaseServiceExtensions
{
    /// <summary>
    ///     Replaces the options of <typeparamref name="TContext"/> by those of the test's database, for the library and for all that asks the
    ///     services for a context.
    /// </summary>
    /// <remarks>Call it after the application has registered its context, as in <c>ConfigureTestServices</c> of a web host.</remarks>
    public static IServiceCollection UseTestDatabase<TContext>(this IServiceCollection services, TestDatabase<TContext> database)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(database);
        return services.Replace(ServiceDescriptor.Singleton(database.Options));
    }
}
