using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class UnitOfWorkPostgreSqlTests(PostgreSqlBackend backend) : UnitOfWorkSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // How a constraint is deferred differs from database to database.
    [Fact]
    public async Task A_constraint_that_fails_at_the_commit_is_typed()
    {
        var token = TestContext.Current.CancellationToken;
        await Comment.ExecuteAsync($"""ALTER TABLE "Comments" ALTER CONSTRAINT "FK_Comments_Posts_PostId" DEFERRABLE""", cancellationToken: token);
        try
        {
            var error = await Assert.ThrowsAsync<MissingReferenceException>(() => Contexts.InTransactionAsync(
                async () =>
                {
                    await Comment.ExecuteAsync($"SET CONSTRAINTS ALL DEFERRED", cancellationToken: token);
                    await Comment.CreateAsync(new { Body = "a", PostId = -1 }, cancellationToken: token);
                },
                cancellationToken: token));

            Assert.Equal("FK_Comments_Posts_PostId", error.ConstraintName);
            Assert.Equal(0, await Comment.Select().CountAsync(token));
        }
        finally
        {
            await Comment.ExecuteAsync($"""ALTER TABLE "Comments" ALTER CONSTRAINT "FK_Comments_Posts_PostId" NOT DEFERRABLE""", cancellationToken: token);
        }
    }

    [Fact]
    public async Task SQL_about_the_transaction_itself_is_run_as_it_is()
    {
        var token = TestContext.Current.CancellationToken;
        await Contexts.InTransactionAsync(
            async () =>
            {
                await User.ExecuteAsync($"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", cancellationToken: token);
                await User.CreateAsync(new { Name = "Ana" }, cancellationToken: token);
                await User.ExecuteAsync($"-- mine\nSAVEPOINT mine", cancellationToken: token);
                await User.ExecuteAsync($"""UPDATE "Users" SET "Name" = 'Bill'""", cancellationToken: token);
                await User.ExecuteAsync($"ROLLBACK TO SAVEPOINT mine", cancellationToken: token);
            },
            cancellationToken: token);

        Assert.Equal("Ana", await User.Select().Select(user => user.Name).SingleAsync(token));
    }
}
