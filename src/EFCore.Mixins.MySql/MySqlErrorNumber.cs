namespace EFCore.Mixins.MySql;

/// <summary>
///     The numbers of errors with a kind, with the names of the servers:
///     https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html, https://mariadb.com/kb/en/mariadb-error-code-reference/
/// </summary>
internal enum MySqlErrorNumber
{
    /// <summary>MySqlConnector's own numbers are below 0.</summary>
    CommandTimeoutExpired = -1,

    /// <summary>An error of the driver, which has no number.</summary>
    None = 0,

    RecordChanged = 1020,
    TooManyConnections = 1040,

    /// <summary>The number in both drivers.</summary>
    UnableToConnectToHost = 1042,

    UnknownCommand = 1047,
    ColumnCannotBeNull = 1048,
    ServerShutdown = 1053,
    DuplicateKeyEntry = 1062,
    RegexError = 1139,
    ErrorDuringCommit = 1180,
    TooManyUserConnections = 1203,
    LockWaitTimeout = 1205,
    LockDeadlock = 1213,
    NoReferencedRow = 1216,
    RowIsReferenced = 1217,
    DataOutOfRangeForColumn = 1264,
    OptionPreventsStatement = 1290,
    QueryInterrupted = 1317,
    NoDefaultForField = 1364,
    DataTooLong = 1406,
    RowIsReferencedBy = 1451,
    NoReferencedRowOf = 1452,
    DuplicateEntryWithKeyName = 1586,
    DataOutOfRange = 1690,
    ReadOnlyTransaction = 1792,
    ReadOnlyMode = 1836,
    ConnectionKilled = 1927,
    StatementTooLong = 1969,
    ExecutionTooLong = 3024,
    LockNoWait = 3572,

    // 3685 to 3700 are errors of regular expressions on MySQL.
    FirstRegexError = 3685,
    RegexTimeout = 3699,
    LastRegexError = 3700,

    CheckViolated = 3819,
    CheckFailed = 4025,
}
