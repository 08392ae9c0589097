namespace EFCore.Mixins.Expressions;

/// <summary>Where a to-many condition stands.</summary>
/// <param name="IsNested">Whether it stands within another one.</param>
/// <param name="IsAlternative">Whether it is a part of an OR, which no join serves.</param>
/// <param name="IsRepeated">Whether an <c>EXISTS</c> is around it, which is evaluated for each row.</param>
internal readonly record struct SubqueryPlace(bool IsNested, bool IsAlternative, bool IsRepeated)
{
    /// <summary>The place of a part of an OR here.</summary>
    public SubqueryPlace Alternative => this with { IsAlternative = true };

    /// <summary>The place within a condition here.</summary>
    public SubqueryPlace Within(bool isExists) => new(IsNested: true, IsAlternative: false, IsRepeated || isExists);
}
