using System.Data;
using System.Data.Common;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // EF tells of a command to its logger only, where no interceptor asks

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Keeps a unit of work to its transaction: what it does after that was lost is refused.</summary>
internal sealed partial class WatchedCommands(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    IInterceptors? interceptors = null)
    : RelationalCommandDiagnosticsLogger(loggerFactory, loggingOptions, diagnosticSource, loggingDefinitions, contextLogger, contextOptions, interceptors)
{
    /// <remarks>EF asks rarely where nobody listens, and tells nothing where the answer is no.</remarks>
    public override bool ShouldLogCommandCreate(DateTimeOffset now) => AmbientContexts.AreInUnit || base.ShouldLogCommandCreate(now);

    public override InterceptionResult<DbCommand> CommandCreating(
        IRelationalConnection connection,
        DbCommandMethod commandMethod,
        DbContext? context,
        Guid commandId,
        Guid connectionId,
        DateTimeOffset startTime,
        CommandSource commandSource)
    {
        AmbientContexts.UnitOn(context)?.ThrowIfDoomed();
        return base.CommandCreating(connection, commandMethod, context, commandId, connectionId, startTime, commandSource);
    }

    private static void Note(DbCommand command, DbContext? context, Exception exception)
    {
        if (command.Connection is not { State: ConnectionState.Open })
            AmbientContexts.UnitOn(context)?.Doom(exception);
    }
}
