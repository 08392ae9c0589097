namespace EFCore.Mixins.Requests.Syntax;

/// <summary>How the parts of a scope are joined, and their prefix.</summary>
internal enum QueryScopeKind
{
    /// <summary>All parts must match.</summary>
    And,

    /// <summary>At least one part must match.</summary>
    Or,

    /// <summary>Not all parts may match.</summary>
    Not,

    /// <summary>A quantifier over related rows that match all parts.</summary>
    Quantifier,

    /// <summary>A branch of a group with labels. All parts must match.</summary>
    Branch,
}
