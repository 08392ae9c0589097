namespace EFCore.Mixins;

/// <summary>The kinds of problems of a filter, sort key or load path.</summary>
public enum FilterProblemKind
{
    /// <summary>The value is not a filter.</summary>
    NotAFilter,

    /// <summary>The entity type has no member of that name.</summary>
    UnknownMember,

    /// <summary>Two members match the name equally.</summary>
    AmbiguousMember,

    /// <summary>A path contains a column, or a name that is not a relation.</summary>
    UnknownRelation,

    /// <summary>A key or sort key has no attribute.</summary>
    MissingAttribute,

    /// <summary>The operator does not exist.</summary>
    UnknownOperator,

    /// <summary>The operator does not support the attribute's type, or relations.</summary>
    OperatorNotForType,

    /// <summary>The value is not of the attribute's type.</summary>
    ValueType,

    /// <summary>The operator does not support null.</summary>
    NullValue,

    /// <summary>A list with too few or too many values.</summary>
    ValueCount,

    /// <summary>A sort key is malformed or has an unknown suffix.</summary>
    SortKey,

    /// <summary>A to-many path is sorted by without an aggregate, or with an unknown one.</summary>
    SortAggregate,

    /// <summary>The load strategy does not exist, or the value is not one.</summary>
    UnknownStrategy,

    /// <summary>The value is not a load plan, or a lambda contains no relation or uses it in an unsupported way.</summary>
    NotARelation,

    /// <summary>Conditions or an order for a relation that does not support them: a reference, an owned collection.</summary>
    LoadShape,

    /// <summary>A limit of <see cref="FilterLimits" /> is exceeded.</summary>
    Limit,
}
