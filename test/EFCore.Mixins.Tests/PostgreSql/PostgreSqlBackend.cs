using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>PostgreSQL: one database for all specs, emptied before each test.</summary>
public sealed class PostgreSqlBackend(PostgreSqlServer server) : Backend
{
    /// <summary>Keeps every compiled query of a run, for those that count compilations; a cache is of one provider.</summary>
    private static readonly NotedMemoryCache Cache = new();

    /// <summary>Tables of tests are so small that reading them whole is cheapest.</summary>
    public override string Explain => "SET enable_seqscan = off; EXPLAIN";

    public override string Search => "Index Cond";

    public override string PrefixColumn(string column) => $"\"{column}\" text_pattern_ops";

    protected override async Task<DbContextOptions<SpecContext>> CreateDatabaseAsync()
        => Options<SpecContext>(await server.OpenCopyAsync("specs", CreateSchemaAsync));

    public override async Task<DbContextOptions<SpecContext>> CreateAnotherAsync()
        => Options<SpecContext>(await server.CopyAsync("specs", CreateSchemaAsync));

    public override async Task<DbContextOptions<ChinookContext>> OpenChinookAsync(string file)
        => Options<ChinookContext>(await server.OpenAsync("chinook", database => CopyChinookAsync(file, database)));

    private static async Task CreateSchemaAsync(string database)
    {
        await using var context = new SpecContext(Options<SpecContext>(database));
        await context.Database.EnsureCreatedAsync();
    }

    private static async Task CopyChinookAsync(string file, string database)
    {
        await using var source = new ChinookContext(new DbContextOptionsBuilder<ChinookContext>().UseSqlite($"Data Source={file};Pooling=False").Options);
        await using var target = new ChinookContext(Options<ChinookContext>(database));
        await target.Database.EnsureCreatedAsync();
        foreach (var model in FilterCaseModel.All.Values)
            await model.AddAsync(source, target);
        await target.SaveChangesAsync();
        await target.Database.ExecuteSqlRawAsync("ANALYZE"); // without statistics a plan of many subqueries can take minutes
    }

    private static DbContextOptions<TContext> Options<TContext>(string database)
        where TContext : DbContext
        => new DbContextOptionsBuilder<TContext>().UseNpgsql(database).UsePostgreSqlMixins().UseMemoryCache(Cache).WithInterpretedConstants()
            .ReplaceService<IModelCustomizer, WallClockModel>().Options;
}
