namespace EFCore.Mixins;

/// <summary>Where a sort key puts rows that have no value for it.</summary>
public enum Nulls
{
    /// <summary>Behind the others in ascending order, before them in descending order: as if null were the largest value.</summary>
    Default,

    /// <summary>Before all rows that have a value.</summary>
    First,

    /// <summary>Behind all rows that have a value.</summary>
    Last,
}
