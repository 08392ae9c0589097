namespace EFCore.Mixins.Rollbacks;

/// <summary>A transaction of EF whose end is observed.</summary>
internal interface ISavedTransaction
{
    /// <summary>The saves in it.</summary>
    TransactionSaves Saves { get; }

    /// <summary>Whether the transaction was passed to EF, which does not observe its end.</summary>
    bool IsForeign { get; }
}
