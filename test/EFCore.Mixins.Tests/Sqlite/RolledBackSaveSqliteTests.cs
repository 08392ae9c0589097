using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RolledBackSaveSqliteTests(SqliteBackend backend) : RolledBackSaveSpecs(backend), IClassFixture<SqliteBackend>
{
    /// <summary>SQLite takes part in no <see cref="System.Transactions.TransactionScope" />, and EF refuses one; a unit of work does the same.</summary>
    protected override async Task InScopeAsync(Func<Task> work, bool completes)
    {
        try
        {
            await Contexts.InTransactionAsync(
                async () =>
                {
                    await work();
                    if (!completes)
                        throw new OperationCanceledException();
                },
                cancellationToken: Cancellation);
        }
        catch (OperationCanceledException) when (!completes)
        {
        }
    }
}
