namespace EFCore.Mixins.Errors;

/// <summary>The kinds of database errors with a specific exception.</summary>
public enum DatabaseErrorKind
{
    /// <summary>A unique index, a primary or an alternate key: <see cref="AlreadyExistsException"/>.</summary>
    AlreadyExists,

    /// <summary>
    /// A foreign key, if the driver does not report whether the principal is missing or in use. The operation decides, else
    /// <see cref="ReferenceViolationException"/>.
    /// </summary>
    ReferenceViolation,

    /// <summary>A foreign key whose principal does not exist: <see cref="MissingReferenceException"/>.</summary>
    MissingReference,

    /// <summary>A foreign key whose principal still has dependents: <see cref="StillReferencedException"/>.</summary>
    StillReferenced,

    /// <summary>Null in a column that does not allow it: <see cref="RequiredValueException"/>.</summary>
    RequiredValue,

    /// <summary>A check constraint: <see cref="CheckViolationException"/>.</summary>
    CheckViolation,

    /// <summary>An exclusion constraint: <see cref="ExclusionViolationException"/>.</summary>
    ExclusionViolation,

    /// <summary>A text or binary value that is longer than its column: <see cref="ValueTooLongException"/>.</summary>
    ValueTooLong,

    /// <summary>A number outside the range of its column: <see cref="NumericOverflowException"/>.</summary>
    NumericOverflow,

    /// <summary>A lock of another connection: <see cref="DatabaseBusyException"/>.</summary>
    Busy,

    /// <summary>
    ///     A deadlock or a serialization failure, for which the database aborted the transaction:
    ///     <see cref="TransactionConflictException"/>.
    /// </summary>
    Conflict,

    /// <summary>A connection that broke or could not be opened: <see cref="ConnectionLostException"/>.</summary>
    ConnectionLost,

    /// <summary>A write on a read-only server or in a read-only transaction: <see cref="ReadOnlyDatabaseException"/>.</summary>
    ReadOnly,

    /// <summary>A statement that exceeded a time-out or was cancelled on the server: <see cref="DatabaseTimeoutException"/>.</summary>
    Timeout,

    /// <summary>A regular expression that is malformed for the database: <see cref="PatternException"/>.</summary>
    InvalidPattern,

    /// <summary>A regular expression that the database aborted: <see cref="PatternException"/>.</summary>
    PatternTimeout,

    /// <summary>A command while another one was running on the connection: an <see cref="InvalidOperationException"/>.</summary>
    OperationInProgress,
}
