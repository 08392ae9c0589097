namespace EFCore.Mixins.Filtering.Operators;

/// <summary>How many values an operator takes.</summary>
internal enum OperandShape
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>Any number of values.</summary>
    List,

    /// <summary>A lower and an upper end.</summary>
    Range,
}
