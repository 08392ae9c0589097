using System.Data.Common;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Records rollbacks, after which the tracked values of a context may differ from the database.</summary>
internal sealed class RollbackInterceptor : DbTransactionInterceptor
{
    public static RollbackInterceptor Instance { get; } = new();

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData)
        => InstanceTracking.Distrust(eventData.Context);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        InstanceTracking.Distrust(eventData.Context);
        return Task.CompletedTask;
    }
}
