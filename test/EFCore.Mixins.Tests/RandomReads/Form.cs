namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>How a column stores its values.</summary>
public enum Form
{
    /// <summary>As the provider does.</summary>
    Plain,

    /// <summary>By a converter to a number or a text that sorts as the values do.</summary>
    Sorted,

    /// <summary>By a converter to a text that does not.</summary>
    Unsorted,
}
