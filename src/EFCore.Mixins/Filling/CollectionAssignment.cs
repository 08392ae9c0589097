using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Replaces the entities of a to-many relation.</summary>
/// <param name="member">The relation as a member.</param>
/// <param name="collection">The relation.</param>
/// <param name="targets">The new entities.</param>
/// <param name="keys">The keys of further ones, which the save reads, with their positions in the given list.</param>
internal sealed class CollectionAssignment(
    EntityMember member,
    INavigationBase collection,
    IReadOnlyList<object> targets,
    IReadOnlyList<(int Index, object?[] Key)> keys) : MemberValueAssignment(member)
{
    public override object? Value => targets;

    public override INavigationBase Replaced => collection;

    public override void Apply(object instance) => MemberAccess.Replace(collection, instance, targets);

    /// <summary>Records the keys, after everything else was set.</summary>
    public void MarkKeys(object instance)
    {
        if (collection is ISkipNavigation links)
            PendingLinkKeys.Mark(instance, links, keys);
    }
}
