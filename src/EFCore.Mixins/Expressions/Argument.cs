namespace EFCore.Mixins.Expressions;

/// <summary>A value of a condition, told apart from the condition, which keeps its shape whatever the value.</summary>
internal sealed class Argument(object? value)
{
    public object? Value => value;

    /// <summary>Where the value stands among those of its statement; negative for one that stands in none.</summary>
    public int Position { get; set; } = -1;
}
