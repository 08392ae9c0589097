using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // without interceptors, EF reports a connection only to its logger

namespace EFCore.Mixins.Watching;

/// <summary>
///     Prevents other connections in a unit of work. If the first one breaks, the database undoes the transaction, and EF would reconnect
///     without it. Records which errors occurred before anything was sent.
/// </summary>
internal sealed class UnitConnectionLogger(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    IInterceptors? interceptors = null)
    : RelationalConnectionDiagnosticsLogger(
        loggerFactory,
        loggingOptions,
        diagnosticSource,
        loggingDefinitions,
        contextLogger,
        contextOptions,
        interceptors)
{
    /// <remarks>EF calls this rarely without a listener, and logs nothing if it returns false.</remarks>
    public override bool ShouldLogConnectionOpen(DateTimeOffset now) => AmbientContexts.AreInUnit || base.ShouldLogConnectionOpen(now);

    public override InterceptionResult ConnectionOpening(IRelationalConnection connection, DateTimeOffset startTime)
    {
        Refuse(connection);
        return base.ConnectionOpening(connection, startTime);
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        IRelationalConnection connection,
        DateTimeOffset startTime,
        CancellationToken cancellationToken)
    {
        Refuse(connection);
        return base.ConnectionOpeningAsync(connection, startTime, cancellationToken);
    }

    public override void ConnectionError(
        IRelationalConnection connection,
        Exception exception,
        DateTimeOffset startTime,
        TimeSpan duration,
        bool logErrorAsDebug)
    {
        ConnectionOpeningFailure.Mark(exception);
        base.ConnectionError(connection, exception, startTime, duration, logErrorAsDebug);
    }

    public override Task ConnectionErrorAsync(
        IRelationalConnection connection,
        Exception exception,
        DateTimeOffset startTime,
        TimeSpan duration,
        bool logErrorAsDebug,
        CancellationToken cancellationToken)
    {
        ConnectionOpeningFailure.Mark(exception);
        return base.ConnectionErrorAsync(connection, exception, startTime, duration, logErrorAsDebug, cancellationToken);
    }

    private static void Refuse(IRelationalConnection connection)
    {
        if (AmbientContexts.UnitOn(connection.Context) is not { } unit)
            return;
        unit.End(UnitOfWorkError.Disconnected()); // unless the cause is known
        unit.ThrowIfEnded();
    }
}
