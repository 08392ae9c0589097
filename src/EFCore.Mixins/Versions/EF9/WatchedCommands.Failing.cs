using System.Data.Common;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // EF tells what became of a command to its logger only, where no interceptor asks

namespace EFCore.Mixins.Statements.Internal;

/// <content>Commands that fail, which the versions of EF tell of in their own words.</content>
internal sealed partial class WatchedCommands
{
    public override void CommandError(
        IRelationalConnection connection,
        DbCommand command,
        DbContext? context,
        DbCommandMethod executeMethod,
        Guid commandId,
        Guid connectionId,
        Exception exception,
        DateTimeOffset startTime,
        TimeSpan duration,
        CommandSource commandSource)
    {
        TransactionFailures.Note(context, exception);
        base.CommandError(connection, command, context, executeMethod, commandId, connectionId, exception, startTime, duration, commandSource);
    }

    public override Task CommandErrorAsync(
        IRelationalConnection connection,
        DbCommand command,
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
        TransactionFailures.Note(context, exception);
        return base.CommandErrorAsync(connection, command, context, executeMethod, commandId, connectionId, exception, startTime, duration, commandSource, cancellationToken);
    }
}
