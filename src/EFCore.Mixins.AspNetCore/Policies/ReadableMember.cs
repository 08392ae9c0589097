using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>A readable member, with the readable members of a relation.</summary>
internal sealed class ReadableMember(EntityMember member)
{
    private readonly List<ReadableMember> members = [];

    public EntityMember Member => member;

    /// <summary>The readable members of the related rows; none for an attribute.</summary>
    public IReadOnlyList<ReadableMember> Members => members;

    /// <summary>The readable member for <paramref name="inner"/>, created if missing.</summary>
    public ReadableMember Below(EntityMember inner) => Find(members, inner);

    public static ReadableMember Find(List<ReadableMember> among, EntityMember member)
    {
        var found = among.Find(one => Equals(one.Member.Identity, member.Identity));
        if (found is null)
            among.Add(found = new ReadableMember(member));
        return found;
    }
}
