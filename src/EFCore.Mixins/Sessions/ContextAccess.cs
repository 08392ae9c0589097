namespace EFCore.Mixins.Sessions;

/// <summary>The access of a call to its context.</summary>
internal enum ContextAccess
{
    /// <summary>The call only reads, and can use the reading factory.</summary>
    Read,

    /// <summary>The call may write, and later reads in the flow also use the writer.</summary>
    Write,
}
