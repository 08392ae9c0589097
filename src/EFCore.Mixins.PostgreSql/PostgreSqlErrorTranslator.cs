using System.Data.Common;
using System.Net.Sockets;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace EFCore.Mixins.PostgreSql;

/// <summary>Reads the errors of Npgsql: the kind from the SQL state, the names from the other fields.</summary>
internal sealed class PostgreSqlErrorTranslator : ErrorTranslator
{
    /// <summary>https://github.com/npgsql/npgsql/blob/v10.0.0/src/Npgsql/NpgsqlMultiHostDataSource.cs</summary>
    private const string NoSuitableHost = "No suitable host was found.";

    private const string ConnectionAttempt = "Timeout during connection attempt";

    // The driver does not define constants for these.
    private const string IdleInTransactionTimeout = "25P03", IdleSessionTimeout = "57P05";

    private static readonly TimeoutException NoText = new();

    public static PostgreSqlErrorTranslator Instance { get; } = new();

    private static DatabaseError CannotConnect => new(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true };

    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => exception switch
        {
            PostgresException postgres when KindOf(postgres) is { } kind => new DatabaseError(kind)
            {
                ConstraintName = postgres.ConstraintName,
                Schema = postgres.SchemaName,
                Table = postgres.TableName,
                Columns = postgres.ColumnName is { } column ? [column] : [],
                HadNoEffect = postgres.SqlState is CannotConnectNow or TooManyConnections or QueryCanceled
                    or SqlClientUnableToEstablishSqlConnection or SqlServerRejectedEstablishmentOfSqlConnection,
            },
            NpgsqlOperationInProgressException => new DatabaseError(DatabaseErrorKind.OperationInProgress) { HadNoEffect = true },
            NpgsqlException npgsql and not PostgresException => OfDriver(npgsql),
            _ => null,
        };

    /// <summary>Errors of the driver itself, which have no code.</summary>
    private static DatabaseError? OfDriver(NpgsqlException exception) => exception switch
    {
        // For several hosts Npgsql returns all errors together, or none if it has cached that no host is suitable.
        { InnerException: SocketException or AggregateException } or { InnerException: null, Message: NoSuitableHost } => CannotConnect,
        // Opening a connection, and waiting for one from the pool, which has no text.
        { InnerException: TimeoutException timeout }
            when timeout.Message is ConnectionAttempt || timeout.Message == NoText.Message => CannotConnect,
        { InnerException: TimeoutException } => new DatabaseError(DatabaseErrorKind.Timeout),
        { InnerException: IOException } => new DatabaseError(DatabaseErrorKind.ConnectionLost),
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
        AdminShutdown or CrashShutdown or CannotConnectNow or IdleSessionTimeout or IdleInTransactionTimeout or TooManyConnections
            => DatabaseErrorKind.ConnectionLost,
        ConnectionException or ConnectionDoesNotExist or ConnectionFailure or SqlClientUnableToEstablishSqlConnection
            or SqlServerRejectedEstablishmentOfSqlConnection => DatabaseErrorKind.ConnectionLost,
        // PgBouncer's message when its own connection to the server breaks or cannot be opened.
        ProtocolViolation when exception.InvariantSeverity is "FATAL" => DatabaseErrorKind.ConnectionLost,
        QueryCanceled => DatabaseErrorKind.Timeout,
        ReadOnlySqlTransaction => DatabaseErrorKind.ReadOnly,
        InvalidRegularExpression => DatabaseErrorKind.InvalidPattern,
        _ => null,
    };

    /// <summary>No field distinguishes the two sides of a foreign key. The message does, if the server's language is English.</summary>
    private static DatabaseErrorKind ReferenceKindOf(string text) => text switch
    {
        _ when text.StartsWith("insert or update on table ", StringComparison.Ordinal) => DatabaseErrorKind.MissingReference,
        _ when text.StartsWith("update or delete on table ", StringComparison.Ordinal) => DatabaseErrorKind.StillReferenced,
        _ => DatabaseErrorKind.ReferenceViolation,
    };
}
