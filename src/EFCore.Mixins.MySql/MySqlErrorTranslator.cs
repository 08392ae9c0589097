using System.Data.Common;
using System.Net.Sockets;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;
using MySqlConnector;

namespace EFCore.Mixins.MySql;

/// <summary>Reads the errors of MySqlConnector: the kind from the number, the names from the server's fixed text.</summary>
internal sealed class MySqlErrorTranslator : ErrorTranslator
{
    // The driver has no names for these: the check that failed is MySQL's and MariaDB's, the rest one server's.
    private const MySqlErrorCode CheckViolated = (MySqlErrorCode)3819, CheckFailed = (MySqlErrorCode)4025;
    private const MySqlErrorCode RecordChanged = (MySqlErrorCode)1020, LockNoWait = (MySqlErrorCode)3572;
    private const MySqlErrorCode ConnectionKilled = (MySqlErrorCode)1927, ReadOnlyMode = (MySqlErrorCode)1836;
    private const MySqlErrorCode StatementTooLong = (MySqlErrorCode)1969, ExecutionTooLong = (MySqlErrorCode)3024;

    // https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html: 3685 to 3700 are those of regular expressions.
    private const MySqlErrorCode RegexError = (MySqlErrorCode)1139, FirstRegexError = (MySqlErrorCode)3685;
    private const MySqlErrorCode RegexTimeout = (MySqlErrorCode)3699, LastRegexError = (MySqlErrorCode)3700;

    private const string InUse = "This MySqlConnection is already in use.";

    public static MySqlErrorTranslator Instance { get; } = new();

    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => exception switch
        {
            // The server undoes what it interrupts; where it does not answer that, the connection is broken, too.
            MySqlException { ErrorCode: MySqlErrorCode.CommandTimeoutExpired } expired => new DatabaseError(DatabaseErrorKind.Timeout)
            {
                HadNoEffect = expired.InnerException is MySqlException { ErrorCode: MySqlErrorCode.QueryInterrupted },
            },
            MySqlException { InnerException: IOException or SocketException } => new DatabaseError(DatabaseErrorKind.ConnectionLost),
            MySqlException mySql => Translate(mySql.ErrorCode, new MySqlErrorMessage(mySql.Message, model)),
            _ => null,
        };

    /// <summary>The driver has neither a code nor a class for this.</summary>
    public override DatabaseError? Translate(InvalidOperationException exception)
        => exception.Message.StartsWith(InUse, StringComparison.Ordinal)
            ? new DatabaseError(DatabaseErrorKind.OperationInProgress) { HadNoEffect = true }
            : null;

    private static DatabaseError? Translate(MySqlErrorCode code, MySqlErrorMessage text) => code switch
    {
        MySqlErrorCode.DuplicateKeyEntry or MySqlErrorCode.DuplicateEntryWithKeyName => text.AlreadyExists(),
        MySqlErrorCode.NoReferencedRow or MySqlErrorCode.NoReferencedRow2 => text.Reference(DatabaseErrorKind.MissingReference),
        MySqlErrorCode.RowIsReferenced or MySqlErrorCode.RowIsReferenced2 => text.Reference(DatabaseErrorKind.StillReferenced),
        MySqlErrorCode.ColumnCannotBeNull or MySqlErrorCode.NoDefaultForField => text.OfColumn(DatabaseErrorKind.RequiredValue),
        MySqlErrorCode.DataTooLong => text.OfColumn(DatabaseErrorKind.ValueTooLong),
        MySqlErrorCode.WarningDataOutOfRange or MySqlErrorCode.DataOutOfRange => text.OfColumn(DatabaseErrorKind.NumericOverflow),
        CheckViolated or CheckFailed => text.CheckViolation(),
        MySqlErrorCode.LockWaitTimeout or LockNoWait => new DatabaseError(DatabaseErrorKind.Busy),
        MySqlErrorCode.LockDeadlock or RecordChanged => new DatabaseError(DatabaseErrorKind.Conflict),
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections
            => new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true },
        // A node of a Galera cluster that has lost the majority or is not synchronized refuses commands, and cannot tell the outcome of a commit that
        // it has sent to the others.
        MySqlErrorCode.UnknownCommand when text.IsOfCluster => new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true },
        MySqlErrorCode.ErrorDuringCommit or MySqlErrorCode.ServerShutdown or ConnectionKilled => new DatabaseError(DatabaseErrorKind.ConnectionLost),
        MySqlErrorCode.QueryInterrupted or StatementTooLong or ExecutionTooLong => new DatabaseError(DatabaseErrorKind.Timeout) { HadNoEffect = true },
        MySqlErrorCode.CannotExecuteInReadOnlyTransaction or ReadOnlyMode => new DatabaseError(DatabaseErrorKind.ReadOnly),
        RegexTimeout => new DatabaseError(DatabaseErrorKind.PatternTimeout),
        RegexError or (>= FirstRegexError and <= LastRegexError) => new DatabaseError(DatabaseErrorKind.InvalidPattern),
        MySqlErrorCode.OptionPreventsStatement when text.IsReadOnly => new DatabaseError(DatabaseErrorKind.ReadOnly),
        _ => null,
    };
}
