namespace EFCore.Mixins.Sorting;

/// <summary>Where a sort key puts nulls, the same on every database.</summary>
internal enum NullPosition
{
    /// <summary>Last ascending, first descending.</summary>
    Default,
    First,
    Last,
}
