using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>A running unit of work, as the calls inside it see it.</summary>
internal abstract class UnitOfWork
{
    /// <summary>Why the unit must not be committed; null where nothing stands in the way.</summary>
    protected Exception? Obstacle { get; private set; }

    /// <summary>Whether the transaction of <paramref name="context"/> is in the hands of a unit of work of this flow: calls inside must not commit it.</summary>
    public static bool IsRunningOn(DbContext context) => AmbientContexts.UnitOn(context) is not null;

    /// <summary>Keeps the unit from being committed, whatever the work makes of the error.</summary>
    public void Doom(Exception obstacle) => Obstacle ??= obstacle;

    /// <summary>Throws where the unit cannot be committed, in the words of the database if it was the one to end the transaction: a strategy can judge that.</summary>
    public void ThrowIfDoomed()
    {
        if (Obstacle is not null)
            ExceptionDispatchInfo.Throw(Obstacle);
    }

    /// <summary>Forgets what happened to an earlier attempt.</summary>
    protected void BeginAgain() => Obstacle = null;
}
