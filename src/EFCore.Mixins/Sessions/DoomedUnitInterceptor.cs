using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Sessions;

/// <summary>Refuses savepoints in a unit of work that cannot be committed any more.</summary>
internal sealed class DoomedUnitInterceptor : DbTransactionInterceptor
{
    public static DoomedUnitInterceptor Instance { get; } = new();

    public override InterceptionResult CreatingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        AmbientContexts.UnitOn(eventData.Context)?.ThrowIfDoomed();
        return result;
    }

    public override ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(CreatingSavepoint(transaction, eventData, result));
}
