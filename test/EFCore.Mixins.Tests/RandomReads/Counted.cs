namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A condition on the number of related rows.</summary>
public sealed record Counted(IReadOnlyList<Link> Path, Link Relation, string Operator, int Value) : Term
{
    public override object ToFilter() => Condition(Path, $"{Relation.Name}__count__{Operator}", Value);

    public override IEnumerable<Term> Smaller() => [];

    public override IEnumerable<IReadOnlyList<Link>> Paths() => [Path];

    public override string ToString() => $"{string.Concat(Path.Select(link => $"{link.Name}___"))}{Relation}__count__{Operator} = {Value}";
}
