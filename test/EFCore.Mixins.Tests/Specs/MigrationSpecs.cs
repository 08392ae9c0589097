using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Migrations run as without the library, also where the database commits a change of the schema by itself.</summary>
public abstract class MigrationSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task A_migration_can_seed()
    {
        await using var db = new SeededContext(Options().UseAsyncSeeding(SeedAsync).UseSeeding((_, _) => throw new InvalidOperationException()).Options);
        try
        {
            await db.Database.MigrateAsync(Token);
            Assert.Equal(["Ana"], await db.Seeds.Select(seed => seed.Name).ToListAsync(Token));
        }
        finally
        {
            await using var plain = new SeededContext(Options().Options);
            await plain.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, Token);
        }
    }

    private DbContextOptionsBuilder<SeededContext> Options()
        => new DbContextOptionsBuilder<SeededContext>(Backend.OptionsOf<SeededContext>())
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).WithServicesOfItsOwn();

    private static async Task SeedAsync(DbContext context, bool storeWasChanged, CancellationToken cancellationToken)
    {
        if (await context.Set<Seed>().AnyAsync(cancellationToken))
            return;
        context.Add(new Seed { Id = 1, Name = "Ana" });
        await context.SaveChangesAsync(cancellationToken);
    }
}
