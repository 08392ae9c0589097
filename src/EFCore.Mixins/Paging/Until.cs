namespace EFCore.Mixins;

/// <summary>Where a walk ends.</summary>
public enum Until
{
    /// <summary>At the last row that is there when the walk comes to it: rows that were inserted meanwhile are met, too.</summary>
    End,

    /// <summary>At the row that is the last one when the walk begins.</summary>
    Now,
}
