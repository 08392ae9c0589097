using System.Data.Common;
using System.Text;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Logging;

#pragma warning disable EF1001 // without interceptors, EF reports a command only to its logger

namespace EFCore.Mixins.Watching;

/// <summary>Rejects commands in a transaction that the database has ended.</summary>
internal sealed class TransactionCommandLogger(
    ILoggerFactory loggerFactory,
    ILoggingOptions loggingOptions,
    System.Diagnostics.DiagnosticSource diagnosticSource,
    LoggingDefinitions loggingDefinitions,
    IDbContextLogger contextLogger,
    IDbContextOptions contextOptions,
    ICurrentDbContext current,
    IInterceptors? interceptors = null)
    : FailingCommandLogger(loggerFactory, loggingOptions, diagnosticSource, loggingDefinitions, contextLogger, contextOptions, interceptors)
{
    private string? autocommit;

    /// <summary>
    ///     The text that EF writes before a single command in case autocommit is off: <c>SET AUTOCOMMIT = 1;</c> on MySQL, nothing on most
    ///     databases.
    /// </summary>
    private string Autocommit => autocommit ??= ReadAutocommit();

    /// <remarks>EF calls this rarely without a listener, and logs nothing if it returns false.</remarks>
    public override bool ShouldLogCommandCreate(DateTimeOffset now)
        => AmbientContexts.AreInUnit || current.Context.Database.CurrentTransaction is not null || base.ShouldLogCommandCreate(now);

    public override InterceptionResult<DbCommand> CommandCreating(
        IRelationalConnection connection,
        DbCommandMethod commandMethod,
        DbContext? context,
        Guid commandId,
        Guid connectionId,
        DateTimeOffset startTime,
        CommandSource commandSource)
    {
        AmbientContexts.UnitOn(context)?.ThrowIfEnded();
        if (commandSource is CommandSource.Migrations)
            TransactionFailures.Ignore(context);
        TransactionFailures.ThrowIfOutside(context);
        return base.CommandCreating(connection, commandMethod, context, commandId, connectionId, startTime, commandSource);
    }

    /// <remarks>
    ///     The prefix is a separate statement. If the server rolls back the transaction with it, the INSERT after it would run outside of
    ///     any transaction.
    /// </remarks>
    public override DbCommand CommandInitialized(
        IRelationalConnection connection,
        DbCommand command,
        DbCommandMethod commandMethod,
        DbContext? context,
        Guid commandId,
        Guid connectionId,
        DateTimeOffset startTime,
        TimeSpan duration,
        CommandSource commandSource)
    {
        if (commandSource is CommandSource.SaveChanges && command.Transaction is not null && Autocommit is not "" and var prefix
            && command.CommandText.StartsWith(prefix, StringComparison.Ordinal))
        {
            command.CommandText = command.CommandText[prefix.Length..];
        }

        return base.CommandInitialized(
            connection,
            command,
            commandMethod,
            context,
            commandId,
            connectionId,
            startTime,
            duration,
            commandSource);
    }

    protected override void Fail(DbContext? context, Exception exception) => TransactionFailures.Note(context, exception);

    private string ReadAutocommit()
    {
        var text = new StringBuilder();
        current.Context.GetService<IUpdateSqlGenerator>().PrependEnsureAutocommit(text);
        return text.ToString();
    }
}
