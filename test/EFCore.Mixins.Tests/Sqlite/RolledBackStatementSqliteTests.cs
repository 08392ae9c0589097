using EFCore.Mixins.Tests.Model;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>
///     Errors with which SQLite rolls the whole transaction back: https://sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction".
/// </summary>
public sealed class RolledBackStatementSqliteTests(SqliteBackend backend) : IClassFixture<SqliteBackend>, IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await backend.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task A_unit_that_passes_over_OR_ROLLBACK_keeps_nothing()
        => AssertKeepsNothingAsync<AlreadyExistsException>("""UPDATE OR ROLLBACK "Users" SET "Name" = 'Zoe'""");

    [Fact]
    public async Task A_unit_that_passes_over_a_full_database_keeps_nothing()
    {
        var error = await AssertKeepsNothingAsync<TransactionEndedException>(
            """INSERT INTO "Tags" ("Name") VALUES (hex(randomblob(1000000)))""",
            "PRAGMA max_page_count = 1");
        Assert.Equal(13, Assert.IsType<SqliteException>(error.InnerException).SqliteErrorCode);
    }

    [Fact]
    public async Task A_unit_goes_on_after_an_error_of_one_statement()
    {
        await AddAsync("Zoe");
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("""UPDATE "Users" SET "Name" = 'Zoe'""", Token));
                await AddAsync("Bill");
            },
            cancellationToken: Token);

        Assert.Equal(["Ana", "Bill", "Zoe"], await NamesAsync());
    }

    private static async Task<TException> AssertKeepsNothingAsync<TException>(string sql, string? before = null)
        where TException : Exception
    {
        await AddAsync("Zoe");
        Exception? later = null;
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                if (before is not null)
                    await db.Database.ExecuteSqlRawAsync(before, Token);
                await AddAsync("Ana");
                await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql, Token));
                later = await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        Assert.IsType<TException>(later);
        Assert.Equal(["Zoe"], await NamesAsync());
        return Assert.IsType<TException>(error);
    }

    private static Task<User> AddAsync(string name) => User.CreateAsync(new { Name = name }, cancellationToken: Token);

    private static Task<List<string>> NamesAsync() => User.Select().Select(user => user.Name).OrderBy(name => name).ToListAsync(Token);
}
