namespace EFCore.Mixins.Sessions;

/// <summary>What a call does on its context.</summary>
internal enum ContextAccess
{
    /// <summary>It only reads: a reader's context serves it.</summary>
    Read,

    /// <summary>It may write: reads after it in the flow go to the writer too.</summary>
    Write,
}
