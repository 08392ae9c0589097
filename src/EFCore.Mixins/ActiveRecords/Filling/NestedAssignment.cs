using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <summary>Sets some members of an owned or complex member, which is created where it is null.</summary>
internal sealed class NestedAssignment(Member member, FillPlan plan, object? created) : Assignment(member)
{
    public override object? Value => created;

    public override void Apply(object instance)
    {
        var value = MemberValues.Get(Member.Metadata, instance);
        if (value is null)
        {
            MemberValues.Set(Member.Metadata, instance, created);
            return;
        }

        plan.Apply(value);
        if (value.GetType().IsValueType)
            MemberValues.Set(Member.Metadata, instance, value);
    }
}
