using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Flows;

/// <summary>A running unit of work, for the calls inside it.</summary>
internal abstract class UnitOfWork
{
    /// <summary>
    ///     Whether the transaction of <paramref name="context"/> belongs to a unit of work of this flow, so that calls inside must not
    ///     commit it.
    /// </summary>
    public static bool IsRunningOn(DbContext context) => AmbientContexts.UnitOn(context) is not null;

    /// <summary>Prevents the commit of the unit, even if the work catches the error.</summary>
    public abstract void End(InvalidOperationException error);

    /// <summary>Throws the error that has ended the unit's transaction.</summary>
    public abstract void ThrowIfEnded();
}
