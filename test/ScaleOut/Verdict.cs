namespace ScaleOut;

/// <summary>Compares the outcomes of the callers with the contents of the database.</summary>
internal sealed class Verdict(Settings settings, IReadOnlyCollection<Outcome> outcomes, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<long> counters)
{
    private readonly ILookup<Guid, Entry> rows = entries.ToLookup(entry => entry.Unit);

    private int Lost => outcomes.Count(outcome => outcome.IsAcknowledged && !rows.Contains(outcome.Unit));

    private int Doubled => rows.Count(unit => unit.Count() > Entry.Parts);

    private int Half => rows.Count(unit => unit.Count() < Entry.Parts);

    private int RefusedButPresent => outcomes.Count(outcome => outcome.IsRefused && rows.Contains(outcome.Unit));

    private int Untyped => outcomes.Count(outcome => !outcome.IsTyped);

    /// <summary>A counter that differs from the number of stored units was written outside of one.</summary>
    private bool CountersFit => counters.All(value => value == entries.Count / Entry.Parts);

    /// <summary>An asynchronous standby that is promoted lacks the transactions that the primary had not sent.</summary>
    private bool MayLose => settings is { Kills: true, IsSynchronous: false } && Database.IsAsynchronous;

    public bool IsGood
        => (Lost == 0 || MayLose)
            && Doubled == 0
            && Half == 0
            && RefusedButPresent == 0
            && Untyped == 0
            && (CountersFit || Half > 0)
            && outcomes.Any(outcome => outcome.IsAcknowledged);

    public override string ToString()
        => string.Join(
            '\n',
            [
                $"units          {outcomes.Count} by {settings.Tasks} tasks in {settings.Duration.TotalSeconds} s, retries {settings.Retries}, "
                + $"verified {settings.Verifies}",
                $"acknowledged   {outcomes.Count(outcome => outcome.IsAcknowledged)}",
                $"refused        {outcomes.Count(outcome => outcome.IsRefused)}{ByType(outcome => outcome.IsRefused)}",
                $"in doubt       {outcomes.Count(outcome => outcome.IsInDoubt)}, of which present "
                + $"{outcomes.Count(outcome => outcome.IsInDoubt && rows.Contains(outcome.Unit))}",
                $"lost           {Lost}{(MayLose ? " (a standby that does not commit with the primary may lack what the primary committed last)" : "")}",
                $"doubled        {Doubled}",
                $"half           {Half}",
                $"refused, there {RefusedButPresent}",
                $"counters       {string.Join(", ", counters)} for {entries.Count / (double)Entry.Parts} units that are there",
                $"slowest        {outcomes.Max(outcome => outcome.Elapsed).TotalSeconds:0.0} s",
                .. outcomes
                    .Where(outcome => !outcome.IsTyped)
                    .GroupBy(outcome => outcome.Error?.GetType())
                    .Select(group => $"not typed, first of {group.Count()}: {group.First().Error}"),
                IsGood ? "good" : "BAD",
            ]);

    private string ByType(Func<Outcome, bool> matches)
        => string.Concat(outcomes.Where(matches).GroupBy(outcome => outcome.Error?.GetType().Name).Select(group => $", {group.Key} {group.Count()}"));
}
