using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>An attribute of the model, by the path that leads to it: equal whatever names it was written with.</summary>
internal sealed class QueryAttribute : IEquatable<QueryAttribute>
{
    private readonly EntityMember[] members;
    private int toManySteps = -1;

    public QueryAttribute(IEnumerable<EntityMember> members) => this.members = [.. members];

    /// <summary>The relations and the attribute, from the class of the statement on; those of the quantifiers around it come first.</summary>
    public IReadOnlyList<EntityMember> Members => members;

    public EntityMember Last => members[^1];

    /// <summary>How many relations to many rows the path goes through.</summary>
    public int ToManySteps => toManySteps < 0 ? toManySteps = members.Count(member => member.IsToMany) : toManySteps;

    /// <summary>The path as the library writes it in keys: <c>user___name</c>.</summary>
    public string Key => string.Join("___", members.Select(member => member.Key));

    /// <summary>The path by the names of the model: <c>User.Name</c>.</summary>
    public string Path => string.Join('.', members.Select(member => member.Name));

    /// <summary>The part of the path up to a relation.</summary>
    public QueryAttribute Until(int index) => new(members.Take(index + 1));

    public bool Equals(QueryAttribute? other)
    {
        if (other is null || other.members.Length != members.Length)
            return false;
        for (var i = 0; i < members.Length; i++)
        {
            if (!Equals(members[i].Identity, other.members[i].Identity))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as QueryAttribute);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var member in members)
            hash.Add(member.Identity);
        return hash.ToHashCode();
    }

    public override string ToString() => Path;
}
