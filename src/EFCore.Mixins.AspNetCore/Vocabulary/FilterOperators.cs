namespace EFCore.Mixins;

/// <summary>The operators that a policy allows for an attribute.</summary>
/// <remarks>Operators that an attribute's type does not support are ignored, so the same set can be used for any attribute.</remarks>
[Flags]
public enum FilterOperators
{
    /// <summary>
    /// Those of the attribute's type. Texts: <c>exact ne in notin iexact startswith istartswith isnull</c>. Numbers and dates:
    /// <c>exact ne in notin gt ge lt le between isnull</c> and the parts of dates. Others: <c>exact ne in notin isnull</c>. <c>isnull</c>
    /// only for nullable columns.
    /// </summary>
    Default = 0,

    /// <summary><c>exact</c>, which is also the default operator of a key.</summary>
    Exact = 1 << 0,

    /// <summary><c>ne</c>.</summary>
    NotEqual = 1 << 1,

    /// <summary><c>in</c>.</summary>
    In = 1 << 2,

    /// <summary><c>notin</c>.</summary>
    NotIn = 1 << 3,

    /// <summary><c>gt</c>, <c>ge</c>, <c>lt</c> and <c>le</c>.</summary>
    Compare = 1 << 4,

    /// <summary><c>between</c>.</summary>
    Between = 1 << 5,

    /// <summary><c>notbetween</c>.</summary>
    NotBetween = 1 << 6,

    /// <summary><c>isnull</c>.</summary>
    Null = 1 << 7,

    /// <summary><c>startswith</c> and <c>istartswith</c>.</summary>
    StartsWith = 1 << 8,

    /// <summary><c>iexact</c>.</summary>
    IgnoreCase = 1 << 9,

    /// <summary><c>contains</c> and <c>icontains</c>, which read every row.</summary>
    Contains = 1 << 10,

    /// <summary><c>endswith</c> and <c>iendswith</c>, which read every row.</summary>
    EndsWith = 1 << 11,

    /// <summary><c>date</c>, <c>year</c>, <c>month</c> and the other parts of dates and times, with their comparisons.</summary>
    DateParts = 1 << 12,

    /// <summary><c>has</c>, <c>has_any</c> and <c>has_all</c> of list columns.</summary>
    Has = 1 << 13,

    /// <summary><c>count</c> of a list or of related rows, with its comparisons.</summary>
    Count = 1 << 14,

    /// <summary><c>like</c> and <c>ilike</c>. The client provides the pattern, which can be slow.</summary>
    Like = 1 << 15,

    /// <summary><c>regex</c>. The client provides the pattern, which can be very slow.</summary>
    Regex = 1 << 16,

    /// <summary>The operators that the application adds with <c>AddOperator</c>.</summary>
    Custom = 1 << 17,

    /// <summary><c>exact</c>, <c>ne</c>, <c>in</c> and <c>notin</c>.</summary>
    Equality = Exact | NotEqual | In | NotIn,

    /// <summary><c>gt ge lt le between notbetween</c>.</summary>
    Range = Compare | Between | NotBetween,

    /// <summary><c>startswith</c>, <c>istartswith</c> and <c>iexact</c>.</summary>
    Prefix = StartsWith | IgnoreCase,
}
