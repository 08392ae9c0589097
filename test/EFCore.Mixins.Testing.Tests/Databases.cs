namespace EFCore.Mixins.Testing.Tests;

internal static class Databases
{
    public static TestDatabase<ShopContext> NewSqlite(Action<ShopContext>? seed = null)
        => TestDatabase.Sqlite<ShopContext>((options, database) => options.UseSqlite(database).UseSqliteMixins(), seed);
}
