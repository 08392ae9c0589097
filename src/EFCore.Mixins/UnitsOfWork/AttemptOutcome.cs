namespace EFCore.Mixins.UnitsOfWork;

/// <summary>What became of an attempt's transaction.</summary>
internal enum AttemptOutcome
{
    /// <summary>It was not committed.</summary>
    RolledBack,

    /// <summary>Its commit was sent, and no answer came.</summary>
    InDoubt,

    /// <summary>It was committed.</summary>
    Committed,
}
