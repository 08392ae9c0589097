namespace EFCore.Mixins;

/// <summary>The row at which reading ends.</summary>
public enum Until
{
    /// <summary>The last row at the time it is reached, so that rows inserted meanwhile are included.</summary>
    End,

    /// <summary>The row that is the last one when the call begins.</summary>
    Now,
}
