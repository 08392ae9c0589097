namespace EFCore.Mixins.Testing.Tests.MySql;

public sealed partial class MySqlTests
{
    private static void Configure(DbContextOptionsBuilder<ShopContext> options, string database)
        => options.UseMySQL(database).UseMySqlMixins();
}
