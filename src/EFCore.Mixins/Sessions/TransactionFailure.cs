using System.Runtime.ExceptionServices;

namespace EFCore.Mixins.Sessions;

/// <summary>An error in an open transaction, with which the database may have rolled back the transaction.</summary>
/// <param name="cause">The error.</param>
/// <param name="isClear">Whether the error can be thrown unchanged, because a translator recognizes it, or the library created it.</param>
internal sealed class TransactionFailure(Exception cause, bool isClear)
{
    /// <summary>Whether the transaction must not be committed.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Whether errors in the transaction have no consequences.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether it is still unknown if the transaction exists.</summary>
    public bool IsOpen => !IsFinal && !IsIgnored;

    /// <summary>Keeps the first error, or the first clear one. Others are consequences of it.</summary>
    public void Add(Exception later, bool isLaterClear)
    {
        if (isLaterClear && !isClear)
            (cause, isClear) = (later, true);
    }

    /// <summary>Ends the transaction. A clear error that ends it replaces an earlier one that did not.</summary>
    public void End(Exception ending, bool isEndingClear)
    {
        if (isEndingClear && IsOpen)
            (cause, isClear) = (ending, true);
        End();
    }

    /// <inheritdoc cref="End(Exception, bool)" />
    public void End() => IsFinal = !IsIgnored;

    /// <summary>
    ///     Throws the driver's own exception if a translator recognizes it, so that an execution strategy can decide on a retry.
    /// </summary>
    public void Throw()
    {
        if (isClear)
            ExceptionDispatchInfo.Throw(cause);
        throw new TransactionEndedException(cause);
    }
}
