namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A condition, a quantifier, or one of the groups <c>or</c> and <c>not</c>.</summary>
/// <param name="Name">The key or the keyword.</param>
/// <param name="Value">The value of a condition.</param>
/// <param name="Branches">The alternatives of <c>or</c>, the negated part, or the condition of a quantifier; empty for a condition.</param>
internal sealed record FilterOutlinePart(string Name, object? Value, IReadOnlyList<FilterOutline> Branches)
{
    public bool IsCondition => Branches.Count == 0;

    public bool IsOr => Name == "or" && !IsCondition;
}
