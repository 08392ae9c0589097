using EFCore.Mixins.Filtering;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>A path of members of the model. Two spellings of one path are equal, because they lead to the same members.</summary>
internal readonly struct MemberPath(IReadOnlyList<EntityMember> relations, EntityMember last) : IEquatable<MemberPath>
{
    private readonly IReadOnlyList<EntityMember> relations = relations;
    private readonly EntityMember last = last;

    public MemberPath(MemberConditionPath path)
        : this(path.Relations, path.Attribute)
    {
    }

    /// <summary>The path as requests write it: <c>user___name</c>.</summary>
    public string Key => string.Join("___", relations.Append(last).Select(member => member.Key));

    public bool Equals(MemberPath other)
    {
        if (!ReferenceEquals(last, other.last) || relations.Count != other.relations.Count)
            return false;
        for (var i = 0; i < relations.Count; i++)
        {
            if (!ReferenceEquals(relations[i], other.relations[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is MemberPath other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var i = 0; i < relations.Count; i++)
            hash.Add(relations[i]);
        hash.Add(last);
        return hash.ToHashCode();
    }
}
