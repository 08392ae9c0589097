using EFCore.Mixins.Paging;
using EFCore.Mixins.Retrying;
using EFCore.Mixins.Sorting.Nulls;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EFCore.Mixins;

/// <summary>Carries <see cref="MixinsOptions"/> inside the options of a context.</summary>
/// <remarks>Its services are the same whatever the options, but for retries, so contexts with different options of ours share one internal service provider.</remarks>
internal sealed class MixinsOptionsExtension(MixinsOptions options) : IDbContextOptionsExtension
{
    public MixinsOptions Options { get; } = options;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    private bool Retries => Options.RetryLimits is not null;

    public void ApplyServices(IServiceCollection services)
    {
        WatchedServices.Add(services);
        NullPlacingGeneratorFactory.Add(services);
        services.AddScoped<IMethodCallTranslatorPlugin, KeyFunctionTranslator>();
        if (Retries)
            services.Replace(ServiceDescriptor.Scoped<IExecutionStrategyFactory, TransientErrorStrategyFactory>());
    }

    public void Validate(IDbContextOptions options)
    {
        if (Retries && options.FindExtension<CoreOptionsExtension>()?.InternalServiceProvider is not null)
        {
            throw new InvalidOperationException(
                $"'{nameof(MixinsOptionsBuilder.RetryOnFailure)}' has no effect with '{nameof(DbContextOptionsBuilder.UseInternalServiceProvider)}', which keeps the services of the library out. " +
                "Set an execution strategy in the options of the provider instead, or let EF build its services.");
        }
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using EFCore.Mixins ";

        private bool Retries => ((MixinsOptionsExtension)Extension).Retries;

        public override int GetServiceProviderHashCode() => Retries ? 1 : 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo info && info.Retries == Retries;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["EFCore.Mixins"] = "1";
    }
}
