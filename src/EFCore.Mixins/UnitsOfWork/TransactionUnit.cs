using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>
///     The unit of work that runs in <paramref name="transaction"/>. The transaction is stored here, because EF forgets it when the
///     connection must be opened again.
/// </summary>
internal sealed class TransactionUnit(IDbContextTransaction transaction) : UnitOfWork
{
    /// <inheritdoc />
    public override void End(InvalidOperationException error) => TransactionFailures.End(transaction, error);

    /// <inheritdoc />
    public override void ThrowIfEnded() => TransactionFailures.ThrowIfEnded(transaction);
}
