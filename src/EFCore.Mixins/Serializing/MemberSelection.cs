namespace EFCore.Mixins.Serializing;

/// <summary>Which members of an instance are written, and of those that it leads to.</summary>
internal sealed class MemberSelection
{
    private readonly Dictionary<string, MemberSelection> below = [];
    private readonly HashSet<string> excluded = [];
    private HashSet<string>? included;
    private HashSet<string>? relations;
    private bool isWhole;

    /// <summary>What the call selects without names.</summary>
    public static MemberSelection Everything { get; } = new();

    /// <summary>Adds a path of names that are written.</summary>
    public void Include(ReadOnlySpan<string> path)
    {
        (included ??= []).Add(path[0]);
        if (path.Length > 1)
            Below(path[0]).Include(path[1..]);
        else
            Below(path[0]).isWhole = true;
    }

    /// <summary>Adds a path to a name that is left out.</summary>
    public void Exclude(ReadOnlySpan<string> path)
    {
        if (path.Length > 1)
            Below(path[0]).Exclude(path[1..]);
        else
            excluded.Add(path[0]);
    }

    /// <summary>Adds a path of relations; an empty one only excludes all others.</summary>
    public void Relate(ReadOnlySpan<string> path)
    {
        relations ??= [];
        if (path.IsEmpty)
            return;
        relations.Add(path[0]);
        if (path.Length > 1)
            Below(path[0]).Relate(path[1..]);
    }

    /// <summary>Writes nothing but what is included.</summary>
    public void IncludeOnly() => included ??= [];

    /// <summary>Whether a column or part is written.</summary>
    public bool Takes(SerializedMember member) => !excluded.Contains(member.Name) && (IsNamed(member) || (!member.IsHidden && (isWhole || included is null)));

    /// <summary>Whether a hybrid is written: on request, or by its name.</summary>
    public bool TakesHybrid(SerializedMember member, bool requested) => Takes(member) && (requested || IsNamed(member));

    /// <summary>Whether a relation is written: one within the depth of the call, or one that is named.</summary>
    public bool TakesRelation(SerializedMember member, bool requested)
        => !excluded.Contains(member.Name)
            && (IsNamed(member) || relations?.Contains(member.Name) == true || (requested && relations is null && !member.IsHidden));

    /// <summary>What is written of that which a member leads to.</summary>
    public MemberSelection Of(SerializedMember member) => below.GetValueOrDefault(member.Name, Everything);

    /// <summary>What is written of an instance that comes around again: its key, unless that is left out.</summary>
    public bool TakesKey(SerializedMember member) => !excluded.Contains(member.Name);

    private bool IsNamed(SerializedMember member) => included?.Contains(member.Name) == true;

    private MemberSelection Below(string name)
    {
        if (!below.TryGetValue(name, out var selection))
            below[name] = selection = new MemberSelection();
        return selection;
    }
}
