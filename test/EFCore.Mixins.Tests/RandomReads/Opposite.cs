namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A term that must not hold, with rows of its own.</summary>
public sealed record Opposite(Term Inner) : Term
{
    public override object ToFilter() => Filter.Not(Inner.ToFilter());

    public override IEnumerable<Term> Smaller() => [Inner, .. Inner.Smaller().Select(smaller => new Opposite(smaller))];

    public override IEnumerable<IReadOnlyList<Link>> Paths() => [];

    public override string ToString() => $"NOT {Inner}";
}
