using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering;

/// <summary>A key resolved against the model: the relations, the attribute at their end, and the operator after <c>__</c>.</summary>
/// <param name="Relations">The relations on the way to the attribute.</param>
/// <param name="Attribute">A column, or a relation used as an attribute.</param>
/// <param name="Operator">The text after the attribute's <c>__</c>; null if there is none.</param>
/// <param name="AttributeText">The attribute as the key writes it.</param>
internal sealed record MemberConditionPath(
    IReadOnlyList<EntityMember> Relations,
    EntityMember Attribute,
    string? Operator,
    string AttributeText)
{
    /// <summary>The relations and the attribute.</summary>
    public IReadOnlyList<EntityMember> Members => [.. Relations, Attribute];
}
