using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Replaces what a to-many relation holds.</summary>
/// <param name="member">The relation as a member.</param>
/// <param name="collection">The relation.</param>
/// <param name="targets">The entities that it is to hold.</param>
/// <param name="keys">The keys of further ones, which the save reads, with their places in what was given.</param>
internal sealed class CollectionAssignment(
    Member member,
    INavigationBase collection,
    IReadOnlyList<object> targets,
    IReadOnlyList<(int Index, object?[] Key)> keys) : Assignment(member)
{
    public override object? Value => targets;

    public override INavigationBase Replaced => collection;

    public override void Apply(object instance) => MemberValues.Replace(collection, instance, targets);

    /// <summary>Notes the keys, once all else was set.</summary>
    public void MarkKeys(object instance)
    {
        if (collection is ISkipNavigation links)
            LinkKeys.Mark(instance, links, keys);
    }
}
