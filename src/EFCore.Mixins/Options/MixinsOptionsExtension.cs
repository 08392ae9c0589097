using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Options;

/// <summary>Stores <see cref="MixinsOptions"/> in the options of a context.</summary>
/// <param name="options">The options.</param>
/// <param name="addServices">Adds the services of the library to EF's services of the context.</param>
/// <remarks>
///     Its services do not depend on the options, except retries, so contexts with different options of the library share one internal
///     service provider.
/// </remarks>
internal sealed class MixinsOptionsExtension(MixinsOptions options, Action<IServiceCollection, MixinsOptions> addServices)
    : IDbContextOptionsExtension
{
    public MixinsOptions Options { get; } = options;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    private bool Retries => Options.RetryLimits is not null;

    public void ApplyServices(IServiceCollection services) => addServices(services, Options);

    public void Validate(IDbContextOptions options)
    {
        foreach (var provider in options.Extensions.Where(extension => extension.Info.IsDatabaseProvider))
            EFCoreCompatibility.CheckProvider(provider.GetType().Assembly);
        if (Retries && options.FindExtension<CoreOptionsExtension>()?.InternalServiceProvider is not null)
        {
            throw new InvalidOperationException(
                $"'{nameof(MixinsOptionsBuilder.RetryOnFailure)}' has no effect with "
                + $"'{nameof(DbContextOptionsBuilder.UseInternalServiceProvider)}', which keeps the services of the library out. "
                + "Set an execution strategy in the options of the provider instead, or let EF build its services.");
        }
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using EFCore.Mixins ";

        private bool Retries => ((MixinsOptionsExtension)Extension).Retries;

        public override int GetServiceProviderHashCode() => Retries ? 1 : 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other)
            => other is ExtensionInfo info && info.Retries == Retries;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["EFCore.Mixins"] = "1";
    }
}
