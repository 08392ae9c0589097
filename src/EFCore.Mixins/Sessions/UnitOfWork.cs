using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Sessions;

/// <summary>A running unit of work, as the calls inside it see it.</summary>
internal abstract class UnitOfWork
{
    /// <summary>The transaction that the unit runs in. EF forgets it as soon as it has to open the connection again.</summary>
    protected IDbContextTransaction? Transaction { get; set; }

    /// <summary>Whether the transaction of <paramref name="context"/> is in the hands of a unit of work of this flow: calls inside must not commit it.</summary>
    public static bool IsRunningOn(DbContext context) => AmbientContexts.UnitOn(context) is not null;

    /// <summary>Keeps the unit from being committed, whatever the work makes of the error.</summary>
    public void End(InvalidOperationException error)
    {
        if (Transaction is not null)
            TransactionFailures.End(Transaction, error);
    }

    /// <summary>Throws the error that has ended the unit's transaction.</summary>
    public void ThrowIfEnded() => TransactionFailures.ThrowIfEnded(Transaction);
}
