using System.Data;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The work of a unit of work, and how to run it.</summary>
internal sealed record UnitOfWorkTask<TResult>(
    Func<DbContext, Task<TResult>> Work,
    IsolationLevel IsolationLevel,
    Func<Task<bool>>? VerifySucceeded)
{
    /// <summary>Whether the execution strategy of the context may run the work again.</summary>
    public bool CanRetry { get; init; } = true;

    /// <summary>Runs the work with its context as the ambient one, and checks that its changes can be committed.</summary>
    public async Task<TResult> RunAsync(DbContext context, UnitOfWork unit, CancellationToken cancellationToken)
    {
        var result = await WorkAsync(context, unit).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        unit.ThrowIfEnded();
        await TransactionFailures.ThrowIfUncommittableAsync(context).ConfigureAwait(false);
        return context.Database.GetDbConnection().State is ConnectionState.Open ? result : throw UnitOfWorkError.Disconnected();
    }

    private async Task<TResult> WorkAsync(DbContext context, UnitOfWork unit)
    {
        using (AmbientContexts.Push(context, unit))
            return await Work(context).ConfigureAwait(false);
    }
}
