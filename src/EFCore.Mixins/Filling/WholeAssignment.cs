using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filling;

/// <summary>Sets an owned or complex member to an instance or to null.</summary>
internal sealed class WholeAssignment(Member member, object? value) : Assignment(member)
{
    public override object? Value => value;

    public override void Apply(object instance) => MemberValues.Set(Member.Metadata, instance, value);
}
