using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // without interceptors, EF reports a connection to its logger only

namespace EFCore.Mixins.Watching;

/// <summary>
///     Keeps a unit of work from another connection: when its own breaks, the database undoes its transaction, and EF would connect again outside of any. Notes
///     which errors came before anything was sent.
/// </summary>
internal sealed class UnitConnectionLogger(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    IInterceptors? interceptors = null)
    : RelationalConnectionDiagnosticsLogger(loggerFactory, loggingOptions, diagnosticSource, loggingDefinitions, contextLogger, contextOptions, interceptors)
{
    /// <remarks>EF calls this rarely where there is no listener, and logs nothing where the answer is no.</remarks>
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
        unit.End(UnitOfWorkError.Disconnected()); // unless it is known why
        unit.ThrowIfEnded();
    }
}
