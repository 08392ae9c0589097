namespace EFCore.Mixins.Rollbacks;

/// <summary>A transaction of EF's whose end is seen.</summary>
internal interface ISavedTransaction
{
    /// <summary>What was saved in it.</summary>
    TransactionSaves Saves { get; }

    /// <summary>Whether EF was given the transaction, and does not see how it ends.</summary>
    bool IsForeign { get; }
}
