namespace EFCore.Mixins.Expressions;

/// <summary>The position of a to-many condition in a query.</summary>
/// <param name="IsNested">Whether it is within another one.</param>
/// <param name="IsAlternative">Whether it is a part of an OR, which cannot be a join.</param>
/// <param name="IsRepeated">Whether it is within an <c>EXISTS</c>, which is evaluated for each row.</param>
internal readonly record struct SubqueryPosition(bool IsNested, bool IsAlternative, bool IsRepeated)
{
    /// <summary>The position of a part of an OR here.</summary>
    public SubqueryPosition Alternative => this with { IsAlternative = true };

    /// <summary>The position within a condition here.</summary>
    public SubqueryPosition Within(bool isExists) => new(IsNested: true, IsAlternative: false, IsRepeated || isExists);
}
