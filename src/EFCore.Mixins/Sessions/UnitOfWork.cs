using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>A running unit of work, as the calls inside it see it.</summary>
internal abstract class UnitOfWork
{
    /// <summary>Whether part of it could not be rolled back, so that it must not be committed.</summary>
    public bool IsDoomed { get; private set; }

    /// <summary>Whether the transaction of <paramref name="context"/> is in the hands of a unit of work of this flow: calls inside must not commit it.</summary>
    public static bool IsRunningOn(DbContext context) => AmbientContexts.UnitOn(context) is not null;

    public void Doom() => IsDoomed = true;
}
