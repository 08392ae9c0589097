using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>A member that rows show, and below a relation what its rows show.</summary>
internal sealed class ReadableMember(EntityMember member)
{
    private readonly List<ReadableMember> members = [];

    public EntityMember Member => member;

    /// <summary>What the related rows show; none for an attribute.</summary>
    public IReadOnlyList<ReadableMember> Members => members;

    /// <summary>The one below that stands for <paramref name="inner"/>, made where there is none yet.</summary>
    public ReadableMember Below(EntityMember inner) => Find(members, inner);

    public static ReadableMember Find(List<ReadableMember> among, EntityMember member)
    {
        var found = among.Find(one => Equals(one.Member.Identity, member.Identity));
        if (found is null)
            among.Add(found = new ReadableMember(member));
        return found;
    }
}
