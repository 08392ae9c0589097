using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <remarks>An error ends a transaction that has no savepoint, and the server then answers a COMMIT with a rollback and no error.</remarks>
public sealed class EndedTransactionPostgreSqlTests(PostgreSqlBackend backend) : EndedTransactionSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    public override async Task A_unit_goes_on_after_a_statement_of_EF_that_failed()
    {
        await AddAsync("Zoe");
        await Assert.ThrowsAsync<AlreadyExistsException>(RunPastFailingStatementAsync);
        Assert.Equal(["Zoe"], await NamesAsync());
    }

    public override async Task A_unit_without_savepoints_goes_on_after_a_save_that_failed()
    {
        await AddAsync("Zoe");
        await Assert.ThrowsAsync<AlreadyExistsException>(RunPastFailingSaveAsync);
        Assert.Equal(["Zoe"], await NamesAsync());
    }
}
