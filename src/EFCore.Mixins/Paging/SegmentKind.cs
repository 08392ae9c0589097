namespace EFCore.Mixins.Paging;

/// <summary>Which rows one query of a page reads.</summary>
internal enum SegmentKind
{
    /// <summary>All rows: the first column always has a value.</summary>
    Whole,

    /// <summary>The rows that have a value in the first column.</summary>
    WithValue,

    /// <summary>The rows that have none.</summary>
    WithoutValue,

    /// <summary>The rows whose first column has the value of the place.</summary>
    Tied,

    /// <summary>The rows whose first column has a value behind that of the place.</summary>
    Behind,
}
