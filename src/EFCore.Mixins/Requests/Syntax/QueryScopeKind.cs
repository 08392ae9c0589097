namespace EFCore.Mixins.Requests.Syntax;

/// <summary>How the parts of a scope are joined, and what stands before them.</summary>
internal enum QueryScopeKind
{
    /// <summary>All parts hold.</summary>
    And,

    /// <summary>At least one part holds.</summary>
    Or,

    /// <summary>Not all parts hold.</summary>
    Not,

    /// <summary>A quantifier over related rows, for which all parts hold.</summary>
    Quantifier,

    /// <summary>A branch of a group that has a label: all parts hold.</summary>
    Branch,
}
