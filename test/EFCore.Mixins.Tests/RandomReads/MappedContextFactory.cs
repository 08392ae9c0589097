namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Contexts of one mapping.</summary>
internal sealed class MappedContextFactory(DbContextOptions<MappedContext> options, Mapping mapping) : IDbContextFactory<MappedContext>
{
    public MappedContext CreateDbContext() => new(options, mapping);
}
