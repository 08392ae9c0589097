namespace EFCore.Mixins.Tests;

/// <summary>Keys of SQLite that are not given again once they were taken: EF Core 9 makes such keys of all that it can, and of none of TPT.</summary>
internal static class Autoincrement
{
    public static bool IsPossibleOverTables => false;

    public static void Use(Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<int> key) => _ = key;
}
