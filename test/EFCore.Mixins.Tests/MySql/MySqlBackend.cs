using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>MySQL or MariaDB: one database for all specs, emptied before each test.</summary>
public sealed class MySqlBackend(MySqlServer server) : Backend
{
    public override string Explain => "EXPLAIN FORMAT=JSON";

    public override string Search => "\"used_key_parts\"";

    public override string TextColumn(string column) => $"\"{column}\"(20)";

    public override string PrefixColumn(string column) => TextColumn(column);

    protected override async Task<DbContextOptions<SpecContext>> CreateDatabaseAsync()
        => Options<SpecContext>(await server.OpenEmptyAsync(CreateSchemaAsync));

    public override async Task<DbContextOptions<SpecContext>> CreateAnotherAsync()
        => Options<SpecContext>(await server.CreateAsync(CreateSchemaAsync));

    public override void CopyOptions(DbContextOptionsBuilder options)
    {
        base.CopyOptions(options);
        CopyModel(options);
    }

    public override void CopyModel(DbContextOptionsBuilder options) => options.ReplaceService<IModelCustomizer, MySqlModel>();

    /// <summary>Closes the connections of a class, because the number of connections of a server is limited.</summary>
    public override ValueTask DisposeAsync()
    {
        MySqlConnection.ClearAllPools();
        return base.DisposeAsync();
    }

    public override Task<DbContextOptions<ChinookContext>> OpenChinookAsync(string file)
        => OpenChinookAsync<MySqlModel>(file);

    /// <summary>As <see cref="OpenChinookAsync(string)"/>, with the collations of the model.</summary>
    internal async Task<DbContextOptions<ChinookContext>> OpenChinookAsync<TModel>(string file)
        where TModel : MySqlModel
        => Options<ChinookContext, TModel>(await server.OpenAsync($"chinook {typeof(TModel).Name}", database => CopyChinookAsync<TModel>(file, database)));

    private async Task CreateSchemaAsync(string database)
    {
        await using var context = new SpecContext(Options<SpecContext>(database));
        await context.Database.EnsureCreatedAsync();
    }

    private async Task CopyChinookAsync<TModel>(string file, string database)
        where TModel : MySqlModel
    {
        await using var source = new ChinookContext(new DbContextOptionsBuilder<ChinookContext>().UseSqlite($"Data Source={file};Pooling=False").Options);
        await using var target = new ChinookContext(Options<ChinookContext, TModel>(database));
        await target.Database.EnsureCreatedAsync();
        foreach (var model in FilterCaseModel.All.Values)
            await model.AddAsync(source, target);
        await target.SaveChangesAsync();
        await MySqlCopy.AnalyzeAsync(database);
    }

    private DbContextOptions<TContext> Options<TContext>(string database)
        where TContext : DbContext
        => Options<TContext, MySqlModel>(database);

    private DbContextOptions<TContext> Options<TContext, TModel>(string database)
        where TContext : DbContext
        where TModel : MySqlModel
        => new DbContextOptionsBuilder<TContext>()
            .UseServer(database, server.Version)
            .UseMySqlMixins()
            .UseMemoryCache(Cache<TModel>.Instance)
            .WithInterpretedConstants()
            .AddInterceptors(new AnsiQuotes())
            .ReplaceService<IModelCustomizer, TModel>().Options;

    /// <summary>Keeps every compiled query of a run, for the tests that count compilations; there is one cache for each provider and kind of model.</summary>
    private static class Cache<TModel>
        where TModel : MySqlModel
    {
        public static NotedMemoryCache Instance { get; } = new();
    }
}
