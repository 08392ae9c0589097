using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>A unit of work on its own contexts, with a new one for each attempt.</summary>
internal sealed class OwnUnit<TResult>(UnitOfWorkTask<TResult> task, FactoryBinding binding) : RetriedUnit<TResult>(task)
{
    private DbContext? unused;

    public Task<TResult> RunAsync(CancellationToken cancellationToken)
    {
        return OnNewContextAsync(Run, cancellationToken);

        Task<TResult> Run(DbContext context)
        {
            unused = context;
            return RunByStrategyAsync(context, cancellationToken);
        }
    }

    protected override Task<TResult> AttemptAsync(UnitOfWorkAttempt<TResult> attempt, CancellationToken cancellationToken)
    {
        var context = unused;
        unused = null;
        return context is null ? OnNewContextAsync(RunAsync, cancellationToken) : RunAsync(context);

        Task<TResult> RunAsync(DbContext context)
            => attempt.RunAsync(context, attempt => GiveUp(context, attempt), cancellationToken);
    }

    protected override Task<bool> VerifyAsync(Func<Task<bool>> verify, CancellationToken cancellationToken)
    {
        return OnNewContextAsync(Verify, cancellationToken);

        async Task<bool> Verify(DbContext context)
        {
            using (AmbientContexts.Push(context, null))
                return await verify().ConfigureAwait(false);
        }
    }

    /// <summary>Detaches the instances of a failed attempt, because the next one uses another context.</summary>
    private static void GiveUp(DbContext context, UnitOfWorkAttempt<TResult> attempt)
    {
        if (attempt.Outcome is not AttemptOutcome.InDoubt)
            RowSnapshots.Recall(context);
        context.ChangeTracker.Clear();
    }

    private async Task<T> OnNewContextAsync<T>(Func<DbContext, Task<T>> run, CancellationToken cancellationToken)
    {
        var scope = await binding.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
            return await run(scope.Context).ConfigureAwait(false);
    }
}
