using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>
///     The unit of work that runs in <paramref name="transaction"/>. It is kept here, because EF forgets a transaction as soon as it has to
///     open the connection again.
/// </summary>
internal sealed class TransactionUnit(IDbContextTransaction transaction) : UnitOfWork
{
    /// <inheritdoc />
    public override void End(InvalidOperationException error) => TransactionFailures.End(transaction, error);

    /// <inheritdoc />
    public override void ThrowIfEnded() => TransactionFailures.ThrowIfEnded(transaction);
}
