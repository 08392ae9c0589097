using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class UnitOfWorkSqliteTests(SqliteBackend backend) : UnitOfWorkSpecs(backend), IClassFixture<SqliteBackend>
{
    // How a constraint is deferred differs from database to database.
    [Fact]
    public async Task A_constraint_that_fails_at_the_commit_is_typed()
    {
        var token = TestContext.Current.CancellationToken;
        var error = await Assert.ThrowsAsync<ReferenceViolationException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await Comment.ExecuteAsync($"PRAGMA defer_foreign_keys = ON", cancellationToken: token);
                await Comment.ExecuteAsync($"""INSERT INTO "Comments" ("Body", "PostId") VALUES ('a', -1)""", cancellationToken: token);
            },
            cancellationToken: token));

        Assert.NotNull(error.InnerException);
        Assert.Equal(0, await Comment.Select().CountAsync(token));
    }
}
