namespace EFCore.Mixins.Expressions;

/// <summary>A value of a condition; a statement key holds the condition without it.</summary>
internal sealed class ConditionValue(object? value)
{
    public object? Value => value;

    /// <summary>Where the value stands among those of its statement; negative for one that stands in none.</summary>
    public int Position { get; set; } = -1;
}
