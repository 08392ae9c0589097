namespace EFCore.Mixins.Errors;

/// <summary>The kinds of database error that have an exception of their own.</summary>
public enum DatabaseErrorKind
{
    /// <summary>A unique index, a primary or an alternate key: <c>AlreadyExistsException</c>.</summary>
    AlreadyExists,

    /// <summary>
    /// A foreign key, where the driver does not say whether the parent is missing or in use: decided by the operation, else <c>ReferenceViolationException</c>.
    /// </summary>
    ReferenceViolation,

    /// <summary>A foreign key whose parent row does not exist: <c>MissingReferenceException</c>.</summary>
    MissingReference,

    /// <summary>A foreign key whose parent row is in use: <c>StillReferencedException</c>.</summary>
    StillReferenced,

    /// <summary>Null in a column that takes none: <c>RequiredValueException</c>.</summary>
    RequiredValue,

    /// <summary>A check constraint: <c>CheckViolationException</c>.</summary>
    CheckViolation,

    /// <summary>An exclusion constraint: <c>ExclusionViolationException</c>.</summary>
    ExclusionViolation,

    /// <summary>A text or binary value that is longer than its column: <c>ValueTooLongException</c>.</summary>
    ValueTooLong,

    /// <summary>A number that its column cannot hold: <c>NumericOverflowException</c>.</summary>
    NumericOverflow,

    /// <summary>A lock that another connection holds: <c>DatabaseBusyException</c>.</summary>
    Busy,
}
