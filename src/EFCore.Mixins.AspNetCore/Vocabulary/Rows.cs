namespace EFCore.Mixins;

/// <summary>The visible related rows of a to-many path without a condition.</summary>
public enum Rows
{
    /// <summary>All rows that the context's query filters do not hide, also those that the endpoint never returns.</summary>
    All,
}
