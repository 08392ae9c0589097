namespace EFCore.Mixins;

/// <summary>How large a filter or an order may be; more is refused with a <see cref="FilterException" />.</summary>
public sealed record FilterLimits
{
    /// <summary>How deep groups and quantifiers nest. Default: 32.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>
    ///     How many conditions one filter holds, and how many keys one order. Default: 200 (SQLite parses 1,000 levels, which conditions on related
    ///     rows use up faster).
    /// </summary>
    public int MaxConditions { get; init; } = 200;

    /// <summary>How many values a list holds. Default: 50,000.</summary>
    public int MaxListLength { get; init; } = 50_000;

    /// <summary>How many characters a key has. Default: 1,000.</summary>
    public int MaxKeyLength { get; init; } = 1_000;

    /// <summary>How many relations a path goes through. Default: 16.</summary>
    public int MaxPathLength { get; init; } = 16;

    /// <summary>How many characters a text has that is searched for or matched as a pattern. Default: 10,000 (SQLite matches 50,000 bytes).</summary>
    public int MaxTextLength { get; init; } = 10_000;

    /// <summary>
    ///     How long <c>regex</c> may take for the text of one row where .NET runs it: on SQLite with <c>UseMixins()</c>, and on lists in
    ///     memory. A longer match ends with a <see cref="PatternException" />. Ignored where the database runs it. Default: 250 ms.
    /// </summary>
    public TimeSpan MaxRegexTime { get; init; } = TimeSpan.FromMilliseconds(250);
}
