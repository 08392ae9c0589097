using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Text that compares by code point, and members that the provider does not bear mapped in another way.</summary>
internal class MySqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.UseCollation(CollationOf(VersionOf(context.GetService<IDbContextOptions>())));
        // There are no documents in columns: owned members are columns, lists of them tables.
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.IsMappedToJson()).ToList())
            type.SetContainerColumnName(null);
    }

    /// <summary>One for which blanks at the end of a text count.</summary>
    protected virtual string CollationOf(ServerVersion version)
        => version is MariaDbServerVersion ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";

    private static ServerVersion VersionOf(IDbContextOptions options)
        => ServerVersion.AutoDetect(RelationalOptionsExtension.Extract(options).ConnectionString);
}
