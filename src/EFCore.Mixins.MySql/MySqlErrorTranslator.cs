using System.Data.Common;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.MySql;

/// <summary>Reads the errors of MySqlConnector and MySql.Data: the kind from the number, the names from the server's fixed text.</summary>
internal sealed class MySqlErrorTranslator : ErrorTranslator
{
    private const string InUse = "This MySqlConnection is already in use.";

    public static MySqlErrorTranslator Instance { get; } = new();

    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => MySqlDriverError.Is(exception) ? Translate(new MySqlDriverError(exception), model) : null;

    /// <summary>MySqlConnector has neither a code nor a class for this.</summary>
    public override DatabaseError? Translate(InvalidOperationException exception)
        => exception.Message.StartsWith(InUse, StringComparison.Ordinal) ? InProgress() : null;

    // The server undoes interrupted statements.
    private static DatabaseError? Translate(MySqlDriverError error, IRelationalModel model)
        => error.IsTimeout ? new DatabaseError(DatabaseErrorKind.Timeout) { HadNoEffect = error.IsInterrupted }
            : error.IsOfNetwork ? new DatabaseError(DatabaseErrorKind.ConnectionLost)
            : error.IsUnconnected ? new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true }
            : error.IsInUse ? InProgress()
            : Translate(error.Number, new MySqlErrorMessage(error.Message, model));

    private static DatabaseError InProgress() => new(DatabaseErrorKind.OperationInProgress) { HadNoEffect = true };

    private static DatabaseError? Translate(MySqlErrorNumber number, MySqlErrorMessage text) => number switch
    {
        MySqlErrorNumber.DuplicateKeyEntry or MySqlErrorNumber.DuplicateEntryWithKeyName => text.AlreadyExists(),
        MySqlErrorNumber.NoReferencedRow or MySqlErrorNumber.NoReferencedRowOf => text.Reference(DatabaseErrorKind.MissingReference),
        MySqlErrorNumber.RowIsReferenced or MySqlErrorNumber.RowIsReferencedBy => text.Reference(DatabaseErrorKind.StillReferenced),
        MySqlErrorNumber.ColumnCannotBeNull or MySqlErrorNumber.NoDefaultForField => text.OfColumn(DatabaseErrorKind.RequiredValue),
        MySqlErrorNumber.DataTooLong => text.OfColumn(DatabaseErrorKind.ValueTooLong),
        MySqlErrorNumber.DataOutOfRangeForColumn or MySqlErrorNumber.DataOutOfRange => text.OfColumn(DatabaseErrorKind.NumericOverflow),
        MySqlErrorNumber.CheckViolated or MySqlErrorNumber.CheckFailed => text.CheckViolation(),
        MySqlErrorNumber.LockWaitTimeout or MySqlErrorNumber.LockNoWait => new DatabaseError(DatabaseErrorKind.Busy),
        MySqlErrorNumber.LockDeadlock or MySqlErrorNumber.RecordChanged => new DatabaseError(DatabaseErrorKind.Conflict),
        // A node of a Galera cluster that has lost the majority or is not synchronized refuses commands, and cannot report the outcome of a
        // commit that it has sent to the others.
        MySqlErrorNumber.UnknownCommand when text.IsOfCluster => new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true },
        MySqlErrorNumber.ErrorDuringCommit or MySqlErrorNumber.ServerShutdown or MySqlErrorNumber.ConnectionKilled
            => new DatabaseError(DatabaseErrorKind.ConnectionLost),
        MySqlErrorNumber.QueryInterrupted or MySqlErrorNumber.StatementTooLong or MySqlErrorNumber.ExecutionTooLong
            => new DatabaseError(DatabaseErrorKind.Timeout) { HadNoEffect = true },
        MySqlErrorNumber.ReadOnlyTransaction or MySqlErrorNumber.ReadOnlyMode => new DatabaseError(DatabaseErrorKind.ReadOnly),
        MySqlErrorNumber.RegexTimeout => new DatabaseError(DatabaseErrorKind.PatternTimeout),
        MySqlErrorNumber.RegexError or (>= MySqlErrorNumber.FirstRegexError and <= MySqlErrorNumber.LastRegexError)
            => new DatabaseError(DatabaseErrorKind.InvalidPattern),
        MySqlErrorNumber.OptionPreventsStatement when text.IsReadOnly => new DatabaseError(DatabaseErrorKind.ReadOnly),
        _ => null,
    };
}
