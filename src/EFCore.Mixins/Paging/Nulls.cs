namespace EFCore.Mixins;

/// <summary>The position of rows whose sort key is null.</summary>
public enum Nulls
{
    /// <summary>After the others in ascending order, before them in descending order, as if null were the largest value.</summary>
    Default,

    /// <summary>Before all rows with a value.</summary>
    First,

    /// <summary>After all rows with a value.</summary>
    Last,
}
