using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Databases;

/// <summary>Creates SQL generators for MySQL and MariaDB with Oracle's provider.</summary>
internal sealed class OracleMySqlGeneratorFactory(QuerySqlGeneratorDependencies dependencies, IQuerySqlGeneratorFactory generators)
    : IQuerySqlGeneratorFactory
{
    /// <summary>Wraps the factory of the provider. Another provider, or one that is added later, keeps its own.</summary>
    public static void Add(IServiceCollection services)
    {
        var present = services.LastOrDefault(service => service.ServiceType == typeof(IQuerySqlGeneratorFactory))?.ImplementationType;
        if (present?.Assembly.GetName().Name != "MySql.EntityFrameworkCore")
            return;
        services.AddSingleton<IRelationalTypeMappingSourcePlugin, OracleMySqlTypeMappings>();
        var create = ActivatorUtilities.CreateFactory(present, []);
        services.AddSingleton<IQuerySqlGeneratorFactory>(provider => new OracleMySqlGeneratorFactory(
            provider.GetRequiredService<QuerySqlGeneratorDependencies>(),
            (IQuerySqlGeneratorFactory)create(provider, null)));
    }

    public QuerySqlGenerator Create() => new OracleMySqlGenerator(dependencies, generators.Create());
}
