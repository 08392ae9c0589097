namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A term of its own on related rows: <c>any</c>, <c>none</c>, <c>all</c>.</summary>
public sealed record Quantified(IReadOnlyList<Link> Path, Link Relation, string Quantifier, Term Inner) : Term
{
    public override object ToFilter() => Condition(Path, $"{Relation.Name}__{Quantifier}", Inner.ToFilter());

    public override IEnumerable<Term> Smaller() => Inner.Smaller().Select(smaller => this with { Inner = smaller });

    public override IEnumerable<IReadOnlyList<Link>> Paths() => [Path];

    public override string ToString() => $"{string.Concat(Path.Select(link => $"{link.Name}___"))}{Relation}__{Quantifier} = {{ {Inner} }}";
}
