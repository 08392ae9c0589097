namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>One read: rows of a class by a term, in an order, a page of them, with relations.</summary>
public sealed record Read(
    Type Root,
    Term? Term,
    IReadOnlyList<SortKey> Order,
    int? Skip,
    int? Take,
    IReadOnlyList<(string Path, LoadStrategy Strategy)> Plan,
    QueryTrackingBehavior Tracking,
    Door Door)
{
    /// <summary>Whether the query filters of the model do not count.</summary>
    public bool SeesHidden { get; init; }

    /// <summary>How related rows are asked for.</summary>
    public SubqueryBehavior Subqueries { get; init; }

    /// <summary>Smaller reads, to find the smallest that still fails.</summary>
    public IEnumerable<Read> Smaller()
    {
        if (Term is not null)
            yield return this with { Term = null };
        foreach (var smaller in Term?.Smaller() ?? [])
            yield return this with { Term = smaller };
        for (var i = 0; i < Order.Count; i++)
            yield return this with { Order = [.. Order.Where((_, j) => j != i)] };
        for (var i = 0; i < Plan.Count; i++)
            yield return this with { Plan = [.. Plan.Where((_, j) => j != i)] };
        if (Skip is not null || Take is not null)
            yield return this with { Skip = null, Take = null };
        if (Tracking != QueryTrackingBehavior.TrackAll)
            yield return this with { Tracking = QueryTrackingBehavior.TrackAll };
        if (Door != Door.Statement)
            yield return this with { Door = Door.Statement };
        if (SeesHidden)
            yield return this with { SeesHidden = false };
        if (Subqueries != SubqueryBehavior.Automatic)
            yield return this with { Subqueries = SubqueryBehavior.Automatic };
    }

    public override string ToString()
        => $"{Root.Name} by {Door} where {Term} order by {string.Join(", ", Order)} skip {Skip} take {Take} "
            + $"load {string.Join(", ", Plan.Select(step => $"{step.Path} {step.Strategy}"))} {Tracking}"
            + $"{(SeesHidden ? " with hidden rows" : "")} {Subqueries}";
}
