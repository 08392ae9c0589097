using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Text that compares by code point, and members that the provider does not bear mapped in another way.</summary>
internal class MySqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        MySqlMembers.Prepare(modelBuilder);
        base.Customize(modelBuilder, context);
        var collation = CollationOf(VersionOf(context.GetService<IDbContextOptions>()));
        modelBuilder.UseCollation(collation);
        MySqlMembers.Complete(modelBuilder, collation);
        // There are no documents in columns: owned members are columns, lists of them tables.
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.IsMappedToJson()).ToList())
            type.SetContainerColumnName(null);
    }

    /// <summary>One for which blanks at the end of a text count.</summary>
    protected virtual string CollationOf(MySqlVersion version)
        => version.IsMariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";

    /// <summary>The version of the server, which has to be asked.</summary>
    protected virtual MySqlVersion VersionOf(IDbContextOptions options)
        => MySqlVersion.Read(RelationalOptionsExtension.Extract(options).ConnectionString ?? "");
}
