using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // EF tells what became of a command to its logger only, where no interceptor asks

namespace EFCore.Mixins.Versions;

/// <summary>Hears of commands that fail.</summary>
internal abstract class FailedCommands(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    IInterceptors? interceptors = null)
    : RelationalCommandDiagnosticsLogger(loggerFactory, loggingOptions, diagnosticSource, loggingDefinitions, contextLogger, contextOptions, interceptors)
{
    protected abstract void Note(DbCommand command, DbContext? context, Exception exception);

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
        Note(command, context, exception);
        base.CommandError(connection, command, logCommandText, context, executeMethod, commandId, connectionId, exception, startTime, duration, commandSource);
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
        Note(command, context, exception);
        return base.CommandErrorAsync(connection, command, logCommandText, context, executeMethod, commandId, connectionId, exception, startTime, duration, commandSource, cancellationToken);
    }
}
