namespace EFCore.Mixins;

/// <summary>The limits of a filter or an order. Larger ones throw a <see cref="FilterException" />.</summary>
public sealed record FilterLimits
{
    /// <summary>The maximum nesting of groups and quantifiers. Default: 32.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>
    ///     The maximum number of conditions of a filter, and of keys of an order. Default: 200 (SQLite parses 1,000 levels, and conditions
    ///     on related rows use several).
    /// </summary>
    public int MaxConditions { get; init; } = 200;

    /// <summary>The maximum number of values of a list. Default: 50,000.</summary>
    public int MaxListLength { get; init; } = 50_000;

    /// <summary>The maximum number of characters of a key. Default: 1,000.</summary>
    public int MaxKeyLength { get; init; } = 1_000;

    /// <summary>The maximum number of relations in a path. Default: 16.</summary>
    public int MaxPathLength { get; init; } = 16;

    /// <summary>The maximum number of characters of a searched text or pattern. Default: 10,000 (SQLite matches 50,000 bytes).</summary>
    public int MaxTextLength { get; init; } = 10_000;

    /// <summary>
    ///     The time limit of <c>regex</c> for the text of one row if .NET runs it: on SQLite with <c>UseMixins()</c>, and on lists in
    ///     memory. A longer match throws a <see cref="PatternException" />. Ignored if the database runs it. Default: 250 ms.
    /// </summary>
    public TimeSpan MaxRegexTime { get; init; } = TimeSpan.FromMilliseconds(250);
}
