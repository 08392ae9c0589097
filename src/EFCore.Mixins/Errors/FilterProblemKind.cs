namespace EFCore.Mixins;

/// <summary>What is wrong with a part of a filter, sort key or load path.</summary>
public enum FilterProblemKind
{
    /// <summary>Something stands where a filter is needed.</summary>
    NotAFilter,

    /// <summary>The entity type has no member of that name.</summary>
    UnknownMember,

    /// <summary>Two members match the name equally.</summary>
    AmbiguousMember,

    /// <summary>A path goes through a column, or through a name that is no relation.</summary>
    UnknownRelation,

    /// <summary>A key or sort key has no attribute.</summary>
    MissingAttribute,

    /// <summary>There is no such operator.</summary>
    UnknownOperator,

    /// <summary>The operator does not work on values of the attribute's type, or not on relations.</summary>
    OperatorNotForType,

    /// <summary>The value is not of the attribute's type.</summary>
    ValueType,

    /// <summary>Null where the operator gives it no meaning.</summary>
    NullValue,

    /// <summary>A list with too few or too many values.</summary>
    ValueCount,

    /// <summary>A sort key is malformed or has an unknown suffix.</summary>
    SortKey,

    /// <summary>A to-many path is sorted by without an aggregate, or with an unknown one.</summary>
    SortAggregate,

    /// <summary>There is no such load strategy, or something stands where one is needed.</summary>
    UnknownStrategy,

    /// <summary>Something stands where a load plan is needed, or a lambda names no relation or uses it in a way that a load does not support.</summary>
    NotARelation,

    /// <summary>Conditions or an order for the rows of a relation that has none: a reference, an owned collection.</summary>
    LoadShape,

    /// <summary>A limit of <see cref="FilterLimits" /> is exceeded.</summary>
    Limit,
}
