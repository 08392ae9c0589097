namespace EFCore.Mixins.Tests;

/// <summary>Keys of SQLite that are not given again once they were taken.</summary>
internal static class Autoincrement
{
    public static bool IsPossibleOverTables => true;

    public static void Use(Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<int> key) => key.UseAutoincrement();
}
