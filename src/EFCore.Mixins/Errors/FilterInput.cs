namespace EFCore.Mixins;

/// <summary>The part of a statement's input that has a problem.</summary>
public enum FilterInput
{
    /// <summary>The filter: <c>where</c>.</summary>
    Filter,

    /// <summary>A sort key: <c>orderBy</c>.</summary>
    SortKey,

    /// <summary>A path of a load plan: <c>load</c>.</summary>
    LoadPath,
}
