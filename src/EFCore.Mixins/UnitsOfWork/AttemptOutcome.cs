namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The outcome of an attempt's transaction.</summary>
internal enum AttemptOutcome
{
    /// <summary>It was not committed.</summary>
    RolledBack,

    /// <summary>Its commit was sent, and got no response.</summary>
    InDoubt,

    /// <summary>It was committed.</summary>
    Committed,
}
