using System.Data.Common;
using System.Net.Sockets;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace EFCore.Mixins.PostgreSql;

/// <summary>Reads the errors of Npgsql: the kind from the SQL state, the names from the fields beside it.</summary>
internal sealed class PostgreSqlErrorTranslator : ErrorTranslator
{
    public static PostgreSqlErrorTranslator Instance { get; } = new();

    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => exception switch
        {
            PostgresException postgres when KindOf(postgres) is { } kind => new DatabaseError(kind)
            {
                ConstraintName = postgres.ConstraintName,
                Schema = postgres.SchemaName,
                Table = postgres.TableName,
                Columns = postgres.ColumnName is { } column ? [column] : [],
            },
            // Of several hosts that Npgsql may connect to, it gives all errors together.
            NpgsqlException { InnerException: IOException or SocketException or AggregateException } => new DatabaseError(DatabaseErrorKind.ConnectionLost),
            _ => null,
        };

    private static DatabaseErrorKind? KindOf(PostgresException exception) => exception.SqlState switch
    {
        UniqueViolation => DatabaseErrorKind.AlreadyExists,
        ForeignKeyViolation => ReferenceKindOf(exception.MessageText),
        RestrictViolation => DatabaseErrorKind.StillReferenced,
        NotNullViolation => DatabaseErrorKind.RequiredValue,
        CheckViolation => DatabaseErrorKind.CheckViolation,
        ExclusionViolation => DatabaseErrorKind.ExclusionViolation,
        StringDataRightTruncation => DatabaseErrorKind.ValueTooLong,
        NumericValueOutOfRange => DatabaseErrorKind.NumericOverflow,
        LockNotAvailable => DatabaseErrorKind.Busy,
        DeadlockDetected or SerializationFailure => DatabaseErrorKind.Conflict,
        AdminShutdown or CrashShutdown or CannotConnectNow or TooManyConnections or ConnectionException or ConnectionDoesNotExist or ConnectionFailure => DatabaseErrorKind.ConnectionLost,
        ReadOnlySqlTransaction => DatabaseErrorKind.ReadOnly,
        InvalidRegularExpression => DatabaseErrorKind.InvalidPattern,
        _ => null,
    };

    /// <summary>No field tells the two sides of a foreign key apart; the text does, where the server speaks English.</summary>
    private static DatabaseErrorKind ReferenceKindOf(string text) => text switch
    {
        _ when text.StartsWith("insert or update on table ", StringComparison.Ordinal) => DatabaseErrorKind.MissingReference,
        _ when text.StartsWith("update or delete on table ", StringComparison.Ordinal) => DatabaseErrorKind.StillReferenced,
        _ => DatabaseErrorKind.ReferenceViolation,
    };
}
