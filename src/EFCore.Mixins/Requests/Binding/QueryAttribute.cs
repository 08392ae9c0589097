using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>An attribute of the model, identified by its path, regardless of the names in the request.</summary>
internal sealed class QueryAttribute : IEquatable<QueryAttribute>
{
    private readonly EntityMember[] members;
    private int toManySteps = -1;

    public QueryAttribute(IEnumerable<EntityMember> members) => this.members = [.. members];

    /// <summary>
    ///     The relations and the attribute, starting at the class of the statement; those of the enclosing quantifiers come first.
    /// </summary>
    public IReadOnlyList<EntityMember> Members => members;

    public EntityMember Last => members[^1];

    /// <summary>The number of to-many relations in the path.</summary>
    public int ToManySteps => toManySteps < 0 ? toManySteps = members.Count(member => member.IsToMany) : toManySteps;

    /// <summary>The path in the library's spelling of keys: <c>user___name</c>.</summary>
    public string Key => string.Join("___", members.Select(member => member.Key));

    /// <summary>The path with the names of the model: <c>User.Name</c>.</summary>
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
