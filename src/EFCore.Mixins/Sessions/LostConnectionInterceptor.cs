using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Sessions;

/// <summary>
/// Keeps a unit of work to its transaction. When the connection breaks, the database undoes the transaction; EF connects again at the next call, which would then be outside of any.
/// </summary>
internal sealed class LostConnectionInterceptor : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    public static LostConnectionInterceptor Instance { get; } = new();

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Note(command, eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result)
    {
        UnitOn(eventData.Context)?.ThrowIfDoomed();
        return result;
    }

    public InterceptionResult CreatingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        UnitOn(eventData.Context)?.ThrowIfDoomed();
        return result;
    }

    public ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(CreatingSavepoint(transaction, eventData, result));

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (UnitOn(eventData.Context) is not { } unit)
            return result;
        unit.Doom(UnitOfWorkError.Disconnected()); // unless it is known why
        unit.ThrowIfDoomed();
        return result;
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    private static UnitOfWork? UnitOn(DbContext? context) => context is null ? null : AmbientContexts.UnitOn(context);

    private static void Note(DbCommand command, CommandErrorEventData eventData)
    {
        if (command.Connection is not { State: ConnectionState.Open })
            UnitOn(eventData.Context)?.Doom(eventData.Exception);
    }
}
