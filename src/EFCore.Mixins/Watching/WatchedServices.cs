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

#pragma warning disable EF1001 // the classes that the library replaces are internal

namespace EFCore.Mixins.Watching;

/// <summary>The services of EF that the library observes.</summary>
/// <remarks>
///     A command interceptor would see the same, but EF then creates event data for each command and connection of the application.
/// </remarks>
internal static class WatchedServices
{
    /// <summary>
    ///     Replaces or wraps EF's services with the library's classes, whether the provider was added before or will be added later.
    /// </summary>
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
        var transactions = ClassOf<IRelationalTransactionFactory>(services);
        if (transactions is null || transactions == typeof(RelationalTransactionFactory))
            services.Replace(ServiceDescriptor.Singleton<IRelationalTransactionFactory, WatchedTransactionFactory>());
        Replace<IRelationalConnectionDiagnosticsLogger, RelationalConnectionDiagnosticsLogger, UnitConnectionLogger>(services);
    }

    /// <remarks>EF rejects another registration of the dependencies, but allows other dependencies for one service.</remarks>
    private static QueryContextDependencies WithWatchedErrors(IServiceProvider provider)
    {
        var dependencies = provider.GetRequiredService<QueryContextDependencies>();
        return dependencies with { ExceptionDetector = new ReadErrorDetector(dependencies.ExceptionDetector, dependencies.CurrentContext) };
    }

    /// <summary>A provider-specific class is kept.</summary>
    private static void Replace<TService, TPlain, TWatched>(IServiceCollection services)
        where TService : class
        where TPlain : class, TService
        where TWatched : class, TPlain
    {
        if (ClassOf<TService>(services) is not { } present || present == typeof(TPlain))
            services.Replace(ServiceDescriptor.Scoped<TService, TWatched>());
    }

    /// <summary>Creates the wrapped service: the provider's class, or EF's own.</summary>
    private static ObjectFactory FactoryOf<TService, TPlain>(IServiceCollection services, params Type[] arguments)
        where TPlain : TService
        => ActivatorUtilities.CreateFactory(ClassOf<TService>(services) ?? typeof(TPlain), arguments);

    private static Type? ClassOf<TService>(IServiceCollection services)
        => services.LastOrDefault(service => service.ServiceType == typeof(TService))?.ImplementationType;
}
