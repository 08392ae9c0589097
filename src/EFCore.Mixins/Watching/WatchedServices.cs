using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

#pragma warning disable EF1001 // the classes in whose place the library puts its own are internal

namespace EFCore.Mixins.Watching;

/// <summary>The services of EF that the library looks at.</summary>
/// <remarks>
///     An interceptor of commands would see the same, but with one EF describes each command and connection to it, from start to end, whoever asked for it.
/// </remarks>
internal static class WatchedServices
{
    /// <summary>Puts the library's classes before those of EF, whether the provider was added before or will be.</summary>
    public static void Add(IServiceCollection services)
    {
        var createViews = FactoryOf<ILocalViewListener, LocalViewListener>(services);
        services.AddScoped(provider => new TrackedInstanceListener(
            (ILocalViewListener)createViews(provider, null),
            provider.GetRequiredService<ICurrentDbContext>()));
        services.Replace(ServiceDescriptor.Scoped<ILocalViewListener>(provider => provider.GetRequiredService<TrackedInstanceListener>()));
        services.AddScoped<IResettableService>(provider => provider.GetRequiredService<TrackedInstanceListener>());
        var createQueries = FactoryOf<IQueryContextFactory, RelationalQueryContextFactory>(services, typeof(QueryContextDependencies));
        services.Replace(ServiceDescriptor.Scoped<IQueryContextFactory>(
            provider => new RegexQueryContextFactory((IQueryContextFactory)createQueries(provider, [WithWatchedErrors(provider)]))));
        var createProjections = FactoryOf<IQueryTranslationPostprocessorFactory, RelationalQueryTranslationPostprocessorFactory>(services);
        services.Replace(ServiceDescriptor.Scoped<IQueryTranslationPostprocessorFactory>(provider => new ProjectionObserver(
            (IQueryTranslationPostprocessorFactory)createProjections(provider, null),
            provider.GetRequiredService<QueryTranslationPostprocessorDependencies>())));
        Replace<IQueryCompiler, QueryCompiler, MisplacedStatementCompiler>(services);
        Replace<ICommandBatchPreparer, CommandBatchPreparer, NamedValueBatchPreparer>(services);
        services.AddScoped<IMethodCallTranslatorPlugin, FunctionTranslator>();
        services.AddScoped<IConventionSetPlugin, InPlaceChangeConvention>();
        services.AddScoped<IConventionSetPlugin, RowClassConvention>();
        services.AddScoped<IConventionSetPlugin, CollationConvention>();
        Replace<IRelationalCommandDiagnosticsLogger, RelationalCommandDiagnosticsLogger, TransactionCommandLogger>(services);
        if (ClassOf<IRelationalTransactionFactory>(services) is not { } transactions || transactions == typeof(RelationalTransactionFactory))
            services.Replace(ServiceDescriptor.Singleton<IRelationalTransactionFactory, WatchedTransactionFactory>());
        Replace<IRelationalConnectionDiagnosticsLogger, RelationalConnectionDiagnosticsLogger, UnitConnectionLogger>(services);
    }

    /// <remarks>EF refuses another registration of the dependencies, but not other dependencies for one service.</remarks>
    private static QueryContextDependencies WithWatchedErrors(IServiceProvider provider)
    {
        var dependencies = provider.GetRequiredService<QueryContextDependencies>();
        return dependencies with { ExceptionDetector = new ReadErrorDetector(dependencies.ExceptionDetector, dependencies.CurrentContext) };
    }

    /// <summary>A class of the provider's own stays.</summary>
    private static void Replace<TService, TPlain, TWatched>(IServiceCollection services)
        where TService : class
        where TPlain : class, TService
        where TWatched : class, TPlain
    {
        if (ClassOf<TService>(services) is not { } present || present == typeof(TPlain))
            services.Replace(ServiceDescriptor.Scoped<TService, TWatched>());
    }

    /// <summary>Makes what the library's class stands before: the provider's class, or EF's own.</summary>
    private static ObjectFactory FactoryOf<TService, TPlain>(IServiceCollection services, params Type[] arguments)
        where TPlain : TService
        => ActivatorUtilities.CreateFactory(ClassOf<TService>(services) ?? typeof(TPlain), arguments);

    private static Type? ClassOf<TService>(IServiceCollection services)
        => services.LastOrDefault(service => service.ServiceType == typeof(TService))?.ImplementationType;
}
