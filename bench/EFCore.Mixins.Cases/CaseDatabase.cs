using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Cases;

/// <summary>A database with the rows of the cases.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">Chooses the provider, with the library; a command that runs longer than the limit ends with an error.</param>
internal sealed record CaseDatabase(string Name, Action<DbContextOptionsBuilder> Options)
{
    /// <summary>Contexts that query related rows in one way.</summary>
    public PooledDbContextFactory<ChinookContext> FactoryFor(SubqueryBehavior behavior)
    {
        var builder = new DbContextOptionsBuilder<ChinookContext>();
        Options(builder);
        builder.UseMixins(mixins => mixins.UseSubqueryBehavior(behavior)).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new PooledDbContextFactory<ChinookContext>(builder.Options);
    }

    /// <summary>Creates the tables, and copies the rows of a SQLite file into them.</summary>
    public async Task CopyAsync(string file)
    {
        await using var source = new ChinookContext(
            new DbContextOptionsBuilder<ChinookContext>().UseSqlite($"Data Source={file};Mode=ReadOnly;Pooling=False").Options);
        var options = new DbContextOptionsBuilder<ChinookContext>();
        Options(options);
        await using var target = new ChinookContext(options.Options);
        await target.Database.EnsureDeletedAsync();
        await target.Database.EnsureCreatedAsync();
        foreach (var model in FilterCaseModel.All.Values)
            await model.AddAsync(source, target);
        await target.SaveChangesAsync();
    }
}
