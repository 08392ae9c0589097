namespace EFCore.Mixins.Errors;

/// <summary>The kinds of database error that have an exception of their own.</summary>
public enum DatabaseErrorKind
{
    /// <summary>A unique index, a primary or an alternate key: <see cref="AlreadyExistsException"/>.</summary>
    AlreadyExists,

    /// <summary>
    /// A foreign key, where the driver does not say whether the parent is missing or in use: decided by the operation, else
    /// <see cref="ReferenceViolationException"/>.
    /// </summary>
    ReferenceViolation,

    /// <summary>A foreign key whose parent row does not exist: <see cref="MissingReferenceException"/>.</summary>
    MissingReference,

    /// <summary>A foreign key whose parent row is in use: <see cref="StillReferencedException"/>.</summary>
    StillReferenced,

    /// <summary>Null in a column that takes none: <see cref="RequiredValueException"/>.</summary>
    RequiredValue,

    /// <summary>A check constraint: <see cref="CheckViolationException"/>.</summary>
    CheckViolation,

    /// <summary>An exclusion constraint: <see cref="ExclusionViolationException"/>.</summary>
    ExclusionViolation,

    /// <summary>A text or binary value that is longer than its column: <see cref="ValueTooLongException"/>.</summary>
    ValueTooLong,

    /// <summary>A number that its column cannot hold: <see cref="NumericOverflowException"/>.</summary>
    NumericOverflow,

    /// <summary>A lock that another connection holds: <see cref="DatabaseBusyException"/>.</summary>
    Busy,

    /// <summary>A deadlock or a serialization failure, for which the database gave up the transaction: <see cref="TransactionConflictException"/>.</summary>
    Conflict,

    /// <summary>A connection that broke or could not be opened: <see cref="ConnectionLostException"/>.</summary>
    ConnectionLost,

    /// <summary>A write on a server, or in a transaction, that takes none: <see cref="ReadOnlyDatabaseException"/>.</summary>
    ReadOnly,

    /// <summary>A statement that ran into a time-out or was cancelled by somebody else: <see cref="DatabaseTimeoutException"/>.</summary>
    Timeout,

    /// <summary>A regular expression that the database does not understand: <see cref="PatternException"/>.</summary>
    InvalidPattern,

    /// <summary>A regular expression that the database gave up: <see cref="PatternException"/>.</summary>
    PatternTimeout,

    /// <summary>A command while another one was running on the connection: an <see cref="InvalidOperationException"/> that says so.</summary>
    OperationInProgress,
}
