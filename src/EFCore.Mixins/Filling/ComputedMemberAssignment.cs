using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filling;

/// <summary>Sets a computed property by its setter, after all stored members.</summary>
internal sealed class ComputedMemberAssignment(EntityMember member, ComputedMember hybrid, object? value) : MemberValueAssignment(member)
{
    public override object? Value => value;

    public override void Apply(object instance) => hybrid.Set(instance, value);
}
