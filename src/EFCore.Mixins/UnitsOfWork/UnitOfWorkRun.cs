using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Runs a unit of work on its own context, on the ambient one, or inside the ambient one's transaction.</summary>
internal static class UnitOfWorkRun
{
    public static async Task<TResult> RunAsync<TResult>(Type contextType, UnitOfWorkTask<TResult> task, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UnitOfWorkError.RefuseScope(
            "A unit of work can't run inside a 'TransactionScope': it is a transaction of its own.",
            "Complete the scope first, or put the work into one of the two.");
        if (AmbientContexts.OfType(contextType) is not { } ambient)
            return await new OwnUnit<TResult>(task, ContextBindings.FindContext(contextType))
                .RunAsync(cancellationToken).ConfigureAwait(false);
        return ambient.Database.CurrentTransaction is { } transaction
            ? await SavepointUnit.RunAsync(task, ambient, transaction, cancellationToken).ConfigureAwait(false)
            : await new JoinedUnit<TResult>(task, ambient).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
