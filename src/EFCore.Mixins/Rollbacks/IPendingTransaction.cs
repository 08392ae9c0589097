namespace EFCore.Mixins.Rollbacks;

/// <summary>A transaction of EF's whose end is seen.</summary>
internal interface IPendingTransaction
{
    /// <summary>What was saved in it.</summary>
    PendingSaves Saves { get; }

    /// <summary>Whether EF was given the transaction, and does not see how it ends.</summary>
    bool IsForeign { get; }
}
