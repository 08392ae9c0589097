namespace EFCore.Mixins;

/// <summary>The limits of one query string or JSON body; more is refused with a <see cref="QueryException" />.</summary>
/// <remarks>Each limit counts something that a client can count too. <see cref="FilterLimits" /> hold besides.</remarks>
public sealed record QueryLimits
{
    /// <summary>How many characters a query string has. Default: 4,096.</summary>
    public int MaxQueryLength { get; init; } = 4_096;

    /// <summary>How many parameters a query string has. Default: 50.</summary>
    public int MaxParameters { get; init; } = 50;

    /// <summary>How many characters a name has. Default: 200.</summary>
    public int MaxNameLength { get; init; } = 200;

    /// <summary>How many characters a value has. Default: 1,000.</summary>
    public int MaxValueLength { get; init; } = 1_000;

    /// <summary>How many conditions a filter has; a list counts once. Default: 30.</summary>
    public int MaxConditions { get; init; } = 30;

    /// <summary>How deep groups and quantifiers nest. Default: 4.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>How many quantifiers stand within each other. Default: 1.</summary>
    public int MaxQuantifierDepth { get; init; } = 1;

    /// <summary>How many relations to many rows a path goes through. Default: 2.</summary>
    public int MaxToManySteps { get; init; } = 2;

    /// <summary>How many values a list has. Default: 100.</summary>
    public int MaxListLength { get; init; } = 100;

    /// <summary>How many values all lists have together. Default: 500.</summary>
    public int MaxListValues { get; init; } = 500;

    /// <summary>How many keys an order has. Default: 5.</summary>
    public int MaxSortKeys { get; init; } = 5;

    /// <summary>How many relations are loaded. Default: 5.</summary>
    public int MaxLoads { get; init; } = 5;

    /// <summary>How many relations one path of a load goes through. Default: 2.</summary>
    public int MaxLoadDepth { get; init; } = 2;

    /// <summary>How many fields are chosen. Default: 50.</summary>
    public int MaxFields { get; init; } = 50;

    /// <summary>The number of rows of a page if the request sets none. Default: 20.</summary>
    public int DefaultPageSize { get; init; } = 20;

    /// <summary>How many rows a page has at most. Default: 100.</summary>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>How many rows a page by number leaves out before it. Default: 10,000; cursors have no such limit.</summary>
    public int MaxOffset { get; init; } = 10_000;

    /// <summary>How many characters a cursor has. Default: 1,024.</summary>
    public int MaxCursorLength { get; init; } = 1_024;

    /// <summary>How many bytes a JSON body has. Default: 65,536.</summary>
    public int MaxJsonLength { get; init; } = 65_536;

    /// <summary>How deep objects and arrays of a JSON body nest. Default: 16.</summary>
    public int MaxJsonDepth { get; init; } = 16;
}
