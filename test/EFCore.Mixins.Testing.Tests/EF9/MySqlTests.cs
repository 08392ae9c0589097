namespace EFCore.Mixins.Testing.Tests.MySql;

public sealed partial class MySqlTests
{
    private static void Configure(DbContextOptionsBuilder<ShopContext> options, string database)
        => options.UseMySql(database, ServerVersion.AutoDetect(Server)).UseMySqlMixins();
}
