namespace EFCore.Mixins;

/// <summary>The limits of a query string or JSON body. Larger ones throw a <see cref="QueryException" />.</summary>
/// <remarks>Clients can count each limit too. <see cref="FilterLimits" /> also apply.</remarks>
public sealed record QueryLimits
{
    /// <summary>The maximum number of characters of a query string. Default: 4,096.</summary>
    public int MaxQueryLength { get; init; } = 4_096;

    /// <summary>The maximum number of parameters of a query string. Default: 50.</summary>
    public int MaxParameters { get; init; } = 50;

    /// <summary>The maximum number of characters of a name. Default: 200.</summary>
    public int MaxNameLength { get; init; } = 200;

    /// <summary>The maximum number of characters of a value. Default: 1,000.</summary>
    public int MaxValueLength { get; init; } = 1_000;

    /// <summary>The maximum number of conditions of a filter; a list counts as one. Default: 30.</summary>
    public int MaxConditions { get; init; } = 30;

    /// <summary>The maximum nesting of groups and quantifiers. Default: 4.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>The maximum number of nested quantifiers. Default: 1.</summary>
    public int MaxQuantifierDepth { get; init; } = 1;

    /// <summary>The maximum number of to-many relations in a path. Default: 2.</summary>
    public int MaxToManySteps { get; init; } = 2;

    /// <summary>The maximum number of values of a list. Default: 100.</summary>
    public int MaxListLength { get; init; } = 100;

    /// <summary>The maximum number of values of all lists together. Default: 500.</summary>
    public int MaxListValues { get; init; } = 500;

    /// <summary>The maximum number of keys of an order. Default: 5.</summary>
    public int MaxSortKeys { get; init; } = 5;

    /// <summary>The maximum number of relations to load. Default: 5.</summary>
    public int MaxLoads { get; init; } = 5;

    /// <summary>The maximum number of relations in one path of a load. Default: 2.</summary>
    public int MaxLoadDepth { get; init; } = 2;

    /// <summary>The maximum number of chosen fields. Default: 50.</summary>
    public int MaxFields { get; init; } = 50;

    /// <summary>The number of rows of a page if the request sets none. Default: 20.</summary>
    public int DefaultPageSize { get; init; } = 20;

    /// <summary>The maximum number of rows of a page. Default: 100.</summary>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>The maximum number of rows before a page by number. Default: 10,000; cursors have no such limit.</summary>
    public int MaxOffset { get; init; } = 10_000;

    /// <summary>The maximum number of characters of a cursor. Default: 1,024.</summary>
    public int MaxCursorLength { get; init; } = 1_024;

    /// <summary>The maximum number of bytes of a JSON body. Default: 65,536.</summary>
    public int MaxJsonLength { get; init; } = 65_536;

    /// <summary>The maximum nesting of objects and arrays in a JSON body. Default: 16.</summary>
    public int MaxJsonDepth { get; init; } = 16;
}
