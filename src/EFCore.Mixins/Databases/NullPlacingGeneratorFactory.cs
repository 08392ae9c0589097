using System.Data.Common;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Databases;

/// <summary>Creates SQL generators for SQLite.</summary>
internal sealed class NullPlacingGeneratorFactory(QuerySqlGeneratorDependencies dependencies, IQuerySqlGeneratorFactory generators)
    : IQuerySqlGeneratorFactory
{
    /// <summary>The first version with <c>NULLS LAST</c>: https://www.sqlite.org/releaselog/3_30_0.html</summary>
    private static readonly Version First = new(3, 30);

    /// <summary>Wraps the factory of SQLite's provider. Another provider, or one that is added later, keeps its own.</summary>
    public static void Add(IServiceCollection services)
    {
        var present = services.LastOrDefault(service => service.ServiceType == typeof(IQuerySqlGeneratorFactory))?.ImplementationType;
        if (present?.Assembly.GetName().Name != "Microsoft.EntityFrameworkCore.Sqlite" || !IsSupported())
            return;
        var create = ActivatorUtilities.CreateFactory(present, []);
        services.AddSingleton<IQuerySqlGeneratorFactory>(provider => new NullPlacingGeneratorFactory(
            provider.GetRequiredService<QuerySqlGeneratorDependencies>(),
            (IQuerySqlGeneratorFactory)create(provider, null)));
    }

    public QuerySqlGenerator Create() => new NullPlacingGenerator(dependencies, generators.Create());

    /// <summary>The core does not reference the driver. Its connections report the library's version before they are opened.</summary>
    private static bool IsSupported()
        => Type.GetType("Microsoft.Data.Sqlite.SqliteConnection, Microsoft.Data.Sqlite") is { } type
            && Activator.CreateInstance(type) is DbConnection connection
            && Version.TryParse(connection.ServerVersion, out var version) && version >= First;
}
