using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>Runs the work of a call on its context.</summary>
internal static class ContextWork
{
    /// <summary>
    ///     Opens the context that serves <paramref name="entityClass"/>, runs <paramref name="work"/> on it, and disposes an owned one.
    /// </summary>
    /// <remarks>
    ///     The context is opened before the first asynchronous method. A write is recorded in the caller's flow, and flow changes of an
    ///     asynchronous method end with that method.
    /// </remarks>
    /// <param name="entityClass">The class that the context serves.</param>
    /// <param name="context">The given context; null for the ambient one, or one from the bound factory.</param>
    /// <param name="access">The access of the work.</param>
    /// <param name="state">The state of the work, so that a static lambda can be used without allocations.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static Task<TResult> WithContextAsync<TState, TResult>(
        Type entityClass,
        DbContext? context,
        ContextAccess access,
        TState state,
        Func<ContextScope, TState, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
        => RunAsync(
            access is ContextAccess.Write
                ? ContextBindings.OpenAsync(entityClass, context, cancellationToken)
                : ContextBindings.OpenForReadAsync(entityClass, context, cancellationToken),
            state,
            work,
            cancellationToken);

    private static async Task<TResult> RunAsync<TState, TResult>(
        ValueTask<ContextScope> opening,
        TState state,
        Func<ContextScope, TState, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
    {
        var scope = await opening.ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
            return await work(scope, state, cancellationToken).ConfigureAwait(false);
    }
}
