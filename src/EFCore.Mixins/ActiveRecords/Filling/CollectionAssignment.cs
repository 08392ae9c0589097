using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <summary>Replaces what a to-many relation holds.</summary>
internal sealed class CollectionAssignment(Member member, INavigationBase collection, IReadOnlyList<object> targets) : Assignment(member)
{
    public override object? Value => targets;

    public override INavigationBase Replaced => collection;

    public override void Apply(object instance) => MemberValues.Replace(collection, instance, targets);
}
