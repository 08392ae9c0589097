namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>The table of refusals that are right.</summary>
internal static class Refusals
{
    /// <summary>Whether a read holds an operator that its column does not bear.</summary>
    public static bool AreRight(Read read, Mapping mapping)
        => read.Term is { } term && Tests(term).Any(test => !Operators.Of(test.Field, mapping).Contains(test.Operator));

    /// <summary>Whether an error is the documented one of a read.</summary>
    public static bool IsRight(Exception failure, Read read, Mapping mapping)
        => failure is InvalidOperationException
            && read.Tracking != QueryTrackingBehavior.TrackAll
            && ((failure.Message.Contains("a query filter may hide its row, and this query can only join it", StringComparison.Ordinal)
                    && (mapping.HidesItems || mapping.HidesShelves))
                // https://learn.microsoft.com/ef/core/what-is-new/ef-core-9.0/breaking-changes: EF Core reads no collections of documents so
                || (failure.Message.Contains("JSON collection is not supported", StringComparison.Ordinal)
                    && (mapping.Marks == "json" || mapping.Part == "json"))
                // as EF Core's own Include
                || failure.Message.Contains("results in a cycle. Cycles are not allowed in no-tracking queries", StringComparison.Ordinal));

    private static IEnumerable<Test> Tests(Term term)
        => term switch
        {
            Test test => [test],
            Group group => group.Parts.SelectMany(Tests),
            Opposite opposite => Tests(opposite.Inner),
            Quantified quantified => Tests(quantified.Inner),
            _ => [],
        };
}
