using EFCore.Mixins.Databases;
using EFCore.Mixins.Paging;
using EFCore.Mixins.Retrying;
using EFCore.Mixins.Watching;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EFCore.Mixins;

/// <summary>The services that the library adds to EF's services of a context, or replaces there.</summary>
internal static class MixinsServices
{
    public static void Add(IServiceCollection services, MixinsOptions options)
    {
        WatchedServices.Add(services);
        NullPlacingGeneratorFactory.Add(services);
        OracleMySqlGeneratorFactory.Add(services);
        services.AddScoped<IMethodCallTranslatorPlugin, KeyFunctionTranslator>();
        if (options.RetryLimits is not null)
            services.Replace(ServiceDescriptor.Scoped<IExecutionStrategyFactory, TransientErrorStrategyFactory>());
    }
}
