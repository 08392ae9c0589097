using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // without interceptors, EF reports the outcome of a command only to its logger

namespace EFCore.Mixins.Versions;

/// <summary>A logger of commands that reports failures. Its arguments depend on the version of EF.</summary>
internal abstract class FailingCommandLogger(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    IInterceptors? interceptors)
    : RelationalCommandDiagnosticsLogger(
        loggerFactory,
        loggingOptions,
        diagnosticSource,
        loggingDefinitions,
        contextLogger,
        contextOptions,
        interceptors)
{
    public override void CommandError(
        IRelationalConnection connection,
        DbCommand command,
        string logCommandText,
        DbContext? context,
        DbCommandMethod executeMethod,
        Guid commandId,
        Guid connectionId,
        Exception exception,
        DateTimeOffset startTime,
        TimeSpan duration,
        CommandSource commandSource)
    {
        Fail(context, exception);
        base.CommandError(
            connection,
            command,
            logCommandText,
            context,
            executeMethod,
            commandId,
            connectionId,
            exception,
            startTime,
            duration,
            commandSource);
    }

    public override Task CommandErrorAsync(
        IRelationalConnection connection,
        DbCommand command,
        string logCommandText,
        DbContext? context,
        DbCommandMethod executeMethod,
        Guid commandId,
        Guid connectionId,
        Exception exception,
        DateTimeOffset startTime,
        TimeSpan duration,
        CommandSource commandSource,
        CancellationToken cancellationToken = default)
    {
        Fail(context, exception);
        return base.CommandErrorAsync(
            connection,
            command,
            logCommandText,
            context,
            executeMethod,
            commandId,
            connectionId,
            exception,
            startTime,
            duration,
            commandSource,
            cancellationToken);
    }

    /// <summary>Handles the failure of a command.</summary>
    protected abstract void Fail(DbContext? context, Exception exception);
}
