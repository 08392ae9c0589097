namespace EFCore.Mixins.Tests.MySql;

/// <summary>Members that the provider does not map: EF Core 9 has none of them in the model of the specs.</summary>
internal static class MySqlMembers
{
    public static void Prepare(ModelBuilder modelBuilder) => _ = modelBuilder;

    public static void Complete(ModelBuilder modelBuilder, string collation) => _ = (modelBuilder, collation);
}
