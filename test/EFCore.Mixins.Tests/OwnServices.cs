using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

internal static class OwnServices
{
    /// <summary>
    ///     Builds an internal service provider for these contexts only. EF throws at more than twenty in a process, which a run of all tests exceeds.
    /// </summary>
    public static DbContextOptionsBuilder WithServicesOfItsOwn(this DbContextOptionsBuilder options)
        => options.EnableServiceProviderCaching(false).ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));

    /// <inheritdoc cref="WithServicesOfItsOwn(DbContextOptionsBuilder)" />
    public static DbContextOptionsBuilder<TContext> WithServicesOfItsOwn<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext
    {
        WithServicesOfItsOwn((DbContextOptionsBuilder)options);
        return options;
    }
}
