namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Terms of which all or at least one must hold.</summary>
public sealed record Group(bool IsAnd, IReadOnlyList<Term> Parts) : Term
{
    public override object ToFilter()
        => IsAnd ? Filter.And([.. Parts.Select(part => part.ToFilter())]) : Filter.Or([.. Parts.Select(part => part.ToFilter())]);

    public override IEnumerable<Term> Smaller()
        =>
        [
            .. Parts,
            .. Parts.Select((_, i) => this with { Parts = [.. Parts.Where((_, j) => j != i)] }),
            .. Parts.SelectMany((part, i) => part.Smaller().Select(smaller => this with { Parts = [.. Parts.Select((old, j) => j == i ? smaller : old)] })),
        ];

    public override IEnumerable<IReadOnlyList<Link>> Paths() => Parts.SelectMany(part => part.Paths());

    public override string ToString() => $"({string.Join(IsAnd ? " AND " : " OR ", Parts)})";
}
