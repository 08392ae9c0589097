namespace EFCore.Mixins;

/// <summary>How the rows of a relation come with the rows of a statement.</summary>
public enum LoadStrategy
{
    /// <summary>After the main query, by one query for the related rows of each portion of rows: <c>WHERE fk IN (keys)</c>. The default.</summary>
    SelectIn,

    /// <summary>In the main query, by JOIN.</summary>
    Joined,

    /// <summary>After the main query, by one query that repeats the main query as a subquery.</summary>
    Subquery,
}
