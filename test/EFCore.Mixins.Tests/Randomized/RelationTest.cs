namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A condition on a relation itself: its key, <c>isnull</c> or <c>count</c>.</summary>
internal sealed record RelationTest(Relation[] Path, Relation Relation, string Name, object? Value, bool IsDotted) : Tree
{
    /// <summary>Whether the condition is one on the related row's key.</summary>
    public bool IsOnKey => Name is "" or "exact" or "ne" or "in" or "notin";

    public override object Write(bool byDictionary)
        => new Dictionary<string, object?> { [Key(Path, Relation.Name, Name, IsDotted)] = Value };

    public override IEnumerable<Tree> Smaller() => [];

    public override string ToString() => $"{Key(Path, Relation.Name, Name, IsDotted)} = {Show(Value)}";
}
