using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ConstraintErrorSqliteTests(SqliteBackend backend) : ConstraintErrorSpecs(backend), IClassFixture<SqliteBackend>
{
    // What makes a database read-only differs from database to database.
    [Fact]
    public async Task A_file_that_is_open_to_read_takes_no_write()
    {
        var token = TestContext.Current.CancellationToken;
        await using var writer = NewContext();
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite($"{writer.Database.GetConnectionString()};Mode=ReadOnly").UseSqliteMixins();
        await using var reader = new SpecContext(options.Options);

        Assert.Equal(0, await User.Select().On(reader).CountAsync(token));
        await Assert.ThrowsAsync<ReadOnlyDatabaseException>(() => User.CreateAsync(new { Name = "Ana" }, context: reader, cancellationToken: token));
    }
}
