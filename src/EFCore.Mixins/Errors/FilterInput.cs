namespace EFCore.Mixins;

/// <summary>Which part of a statement's input a problem is about.</summary>
public enum FilterInput
{
    /// <summary>The filter: <c>where</c>.</summary>
    Filter,

    /// <summary>A sort key: <c>orderBy</c>.</summary>
    SortKey,

    /// <summary>A path of a load plan: <c>load</c>.</summary>
    LoadPath,
}
