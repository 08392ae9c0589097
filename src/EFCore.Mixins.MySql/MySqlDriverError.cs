using System.Data.Common;
using System.Net.Sockets;

namespace EFCore.Mixins.MySql;

/// <summary>
///     An exception of MySqlConnector or of MySql.Data. Neither is referenced. Both are recognized by the name of their class, and contain
///     the number of the server's error as data.
/// </summary>
/// <remarks>MySql.Data wraps errors while reading rows, and network errors, in an error without a number.</remarks>
internal sealed class MySqlDriverError(DbException exception)
{
    private const string Connector = "MySqlConnector.MySqlException", Data = "MySql.Data.MySqlClient.MySqlException";

    // MySql.Data has neither a number nor a class for these.
    private const string InUse = "There is already an open DataReader", PoolExhausted = "error connecting: Timeout expired";

    private readonly DbException cause
        = Chain(exception).FirstOrDefault(inner => NumberOf(inner) is not MySqlErrorNumber.None) ?? exception;

    public MySqlErrorNumber Number => NumberOf(cause);

    public string Message => cause.Message;

    /// <summary>Whether the driver gave up waiting.</summary>
    public bool IsTimeout
        => Number is MySqlErrorNumber.CommandTimeoutExpired || (Number is MySqlErrorNumber.None && HasCause<TimeoutException>());

    /// <summary>Whether the server reported that it interrupted the statement. Otherwise the connection is also broken.</summary>
    public bool IsInterrupted
        => exception.InnerException is DbException inner && NumberOf(inner) is MySqlErrorNumber.QueryInterrupted;

    /// <summary>Whether the network broke.</summary>
    public bool IsOfNetwork => HasCause<IOException>() || HasCause<SocketException>();

    /// <summary>Whether the connection reads the rows of another command.</summary>
    public bool IsInUse => Number is MySqlErrorNumber.None && exception.Message.StartsWith(InUse, StringComparison.Ordinal);

    /// <summary>Whether no connection was available.</summary>
    public bool IsUnconnected
        => Number is MySqlErrorNumber.UnableToConnectToHost
                or MySqlErrorNumber.TooManyConnections
                or MySqlErrorNumber.TooManyUserConnections
            || (Number is MySqlErrorNumber.None && exception.Message.StartsWith(PoolExhausted, StringComparison.Ordinal));

    /// <summary>Whether the exception is from a MySQL driver.</summary>
    public static bool Is(DbException exception) => exception.GetType().FullName is Connector or Data;

    private static MySqlErrorNumber NumberOf(DbException exception)
        => exception.Data["Server Error Code"] is int number ? (MySqlErrorNumber)number : MySqlErrorNumber.None;

    private static IEnumerable<DbException> Chain(DbException exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException as DbException)
            yield return inner;
    }

    private bool HasCause<TException>()
        where TException : Exception
        => Chain(exception).Any(inner => inner.InnerException is TException);
}
