using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>
///     Sets some members of an owned or complex member, which is created where it is null. A complex value may be held by other
///     instances too, so a copy of it is changed; an owned one is EF's entity of this owner, and stays the same object.
/// </summary>
internal sealed class NestedAssignment(Member member, FillPlan plan, object? created) : Assignment(member)
{
    public override object? Value => created;

    /// <summary>What is set of the member.</summary>
    public FillPlan Plan => plan;

    public override void Apply(object instance)
    {
        var value = MemberValues.Get(Member.Metadata, instance);
        if (value is null)
        {
            MemberValues.Set(Member.Metadata, instance, created);
        }
        else if (Member.Metadata is IComplexProperty)
        {
            var copy = ComplexValues.Copy(value);
            plan.Apply(copy);
            MemberValues.Set(Member.Metadata, instance, copy);
        }
        else
        {
            plan.Apply(value);
        }
    }
}
