namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Whether a relation leads nowhere.</summary>
public sealed record Absent(IReadOnlyList<Link> Path, Link Relation, bool IsNull) : Term
{
    public override object ToFilter() => Condition(Path, $"{Relation.Name}__isnull", IsNull);

    public override IEnumerable<Term> Smaller() => [];

    public override IEnumerable<IReadOnlyList<Link>> Paths() => [Path];

    public override string ToString() => $"{string.Concat(Path.Select(link => $"{link.Name}___"))}{Relation}__isnull = {IsNull}";
}
