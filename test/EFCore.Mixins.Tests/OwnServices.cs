using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

internal static class OwnServices
{
    /// <summary>
    ///     Builds the services of the contexts for them alone. EF refuses more where a process has twenty sets of services already, as one that runs all
    ///     tests comes to have.
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
