using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filling;

/// <summary>Sets a computed property by its setter, after everything that is stored.</summary>
internal sealed class HybridAssignment(Member member, Hybrid hybrid, object? value) : Assignment(member)
{
    public override object? Value => value;

    public override void Apply(object instance) => hybrid.Set(instance, value);
}
