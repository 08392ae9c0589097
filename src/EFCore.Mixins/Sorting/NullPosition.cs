namespace EFCore.Mixins.Sorting;

/// <summary>The position of nulls in a sort key, the same on every database.</summary>
internal enum NullPosition
{
    /// <summary>Last ascending, first descending.</summary>
    Default,
    First,
    Last,
}
