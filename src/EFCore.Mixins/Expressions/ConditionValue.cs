namespace EFCore.Mixins.Expressions;

/// <summary>A value of a condition; a statement key holds the condition without it.</summary>
internal sealed class ConditionValue(object? value)
{
    public object? Value => value;

    /// <summary>
    ///     Where the value stands among those of its statement, if that is known when it is made; else negative, and <see cref="StatementKeyWriter" />
    ///     numbers it.
    /// </summary>
    public int Position { get; init; } = -1;
}
