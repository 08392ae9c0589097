using EFCore.Mixins.Sorting.Nulls;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins;

/// <summary>Carries <see cref="MixinsOptions"/> inside the options of a context.</summary>
/// <remarks>Its services are the same whatever the options, so contexts with different options of ours share one internal service provider.</remarks>
internal sealed class MixinsOptionsExtension(MixinsOptions options) : IDbContextOptionsExtension
{
    public MixinsOptions Options { get; } = options;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        WatchedServices.Add(services);
        NullPlacingGeneratorFactory.Add(services);
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using EFCore.Mixins ";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["EFCore.Mixins"] = "1";
    }
}
