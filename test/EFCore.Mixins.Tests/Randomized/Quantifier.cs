namespace EFCore.Mixins.Tests.Randomized;

/// <summary><c>any</c>, <c>none</c> or <c>all</c> of the related rows.</summary>
internal sealed record Quantifier(Relation[] Path, Relation Relation, string Name, Tree Inner, bool IsDotted) : Tree
{
    public override object Write(bool byDictionary)
        => new Dictionary<string, object?> { [Key(Path, Relation.Name, Name, IsDotted)] = Inner.Write(byDictionary) };

    public override IEnumerable<Tree> Smaller() => Inner.Smaller().Select(inner => this with { Inner = inner });

    public override string ToString() => $"{Key(Path, Relation.Name, Name, IsDotted)} = ({Inner})";
}
