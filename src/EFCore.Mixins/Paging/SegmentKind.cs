namespace EFCore.Mixins.Paging;

/// <summary>The rows that one query of a page reads.</summary>
internal enum SegmentKind
{
    /// <summary>All rows, because the first column always has a value.</summary>
    Whole,

    /// <summary>The rows with a value in the first column.</summary>
    WithValue,

    /// <summary>The rows without a value in the first column.</summary>
    WithoutValue,

    /// <summary>The rows whose first column has the value of the position.</summary>
    Tied,

    /// <summary>The rows whose first column has a value after that of the position.</summary>
    Behind,
}
