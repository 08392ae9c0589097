using System.Data.Common;
using EFCore.Mixins.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using static SQLitePCL.raw;

namespace EFCore.Mixins.Sqlite;

/// <summary>Reads the errors of Microsoft.Data.Sqlite: the kind from the code, the names from SQLite's fixed text.</summary>
internal sealed class SqliteErrorTranslator : ErrorTranslator
{
    public static SqliteErrorTranslator Instance { get; } = new();

    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => exception is SqliteException sqlite ? Translate(sqlite, new SqliteErrorMessage(sqlite.Message, model)) : null;

    private static DatabaseError? Translate(SqliteException exception, SqliteErrorMessage text) => exception switch
    {
        { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED } => new DatabaseError(DatabaseErrorKind.Busy),
        { SqliteErrorCode: SQLITE_READONLY } => new DatabaseError(DatabaseErrorKind.ReadOnly),
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_ROWID } => text.AlreadyExists(),
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_PRIMARYKEY } => text.KeyAlreadyExists(),
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_NOTNULL } => text.RequiredValue(),
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_CHECK } => text.CheckViolation(),
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_FOREIGNKEY } => new DatabaseError(DatabaseErrorKind.ReferenceViolation),
        // SQLite implements ON DELETE RESTRICT as a trigger. The user's own triggers raise the same code with their own text.
        { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_TRIGGER } when text.IsForeignKey
            => new DatabaseError(DatabaseErrorKind.StillReferenced),
        _ => null,
    };
}
