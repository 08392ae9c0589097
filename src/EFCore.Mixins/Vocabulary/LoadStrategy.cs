namespace EFCore.Mixins;

/// <summary>How the related rows of a statement are loaded.</summary>
public enum LoadStrategy
{
    /// <summary>
    ///     After the main query, by one query for the related rows of each batch of rows: <c>WHERE fk IN (keys)</c>. The default.
    /// </summary>
    SelectIn,

    /// <summary>In the main query, by JOIN.</summary>
    Joined,

    /// <summary>After the main query, by one query that repeats the main query as a subquery.</summary>
    Subquery,
}
