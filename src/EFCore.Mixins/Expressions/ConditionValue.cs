namespace EFCore.Mixins.Expressions;

/// <summary>A value of a condition. A statement key contains the condition without it.</summary>
internal sealed class ConditionValue(object? value)
{
    public object? Value => value;

    /// <summary>
    ///     The position of the value among those of its statement, if it is known when the value is created. Otherwise it is negative, and
    ///     <see cref="StatementKeyWriter" /> assigns one.
    /// </summary>
    public int Position { get; init; } = -1;
}
