namespace EFCore.Mixins;

/// <summary>Which related rows a path over many rows sees, where that is no condition.</summary>
public enum Rows
{
    /// <summary>All rows that the query filters of the context let through, also those that the endpoint never returns.</summary>
    All,
}
