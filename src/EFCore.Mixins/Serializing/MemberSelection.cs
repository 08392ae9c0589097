namespace EFCore.Mixins.Serializing;

/// <summary>The members of an instance, and of its related instances, that are written.</summary>
internal sealed class MemberSelection
{
    private readonly Dictionary<string, MemberSelection> below = [];
    private readonly HashSet<string> excluded = [];
    private HashSet<string>? included;
    private HashSet<string>? relations;
    private bool isWhole;

    /// <summary>The selection of a call without names.</summary>
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

    /// <summary>Adds the path of a name to omit.</summary>
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

    /// <summary>Writes only what is included.</summary>
    public void IncludeOnly() => included ??= [];

    /// <summary>Whether a column or part is written.</summary>
    public bool Takes(SerializedMember member)
        => !excluded.Contains(member.Name) && (IsNamed(member) || (!member.IsHidden && (isWhole || included is null)));

    /// <summary>Whether a computed member is written, on request or because it is named.</summary>
    public bool TakesHybrid(SerializedMember member, bool requested) => Takes(member) && (requested || IsNamed(member));

    /// <summary>Whether a relation is written, because it is within the depth of the call or named.</summary>
    public bool TakesRelation(SerializedMember member, bool requested)
        => !excluded.Contains(member.Name)
            && (IsNamed(member) || relations?.Contains(member.Name) == true || (requested && relations is null && !member.IsHidden));

    /// <summary>The selection for the target of a member.</summary>
    public MemberSelection Of(SerializedMember member) => below.GetValueOrDefault(member.Name, Everything);

    /// <summary>Whether a key column of an instance that occurs again is written: always, unless it is excluded.</summary>
    public bool TakesKey(SerializedMember member) => !excluded.Contains(member.Name);

    private bool IsNamed(SerializedMember member) => included?.Contains(member.Name) == true;

    private MemberSelection Below(string name)
    {
        if (!below.TryGetValue(name, out var selection))
            below[name] = selection = new MemberSelection();
        return selection;
    }
}
