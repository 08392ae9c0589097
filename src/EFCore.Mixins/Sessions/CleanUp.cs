namespace EFCore.Mixins.Sessions;

/// <summary>Cleans up after a failure without hiding it by a failure of the cleanup.</summary>
internal static class CleanUp
{
    public static bool IgnoringErrors(Action cleanUp) => ErrorOf(cleanUp) is null;

    public static async Task<bool> IgnoringErrorsAsync(Func<Task> cleanUp) => await ErrorOfAsync(cleanUp).ConfigureAwait(false) is null;

    public static Exception? ErrorOf(Action cleanUp)
    {
        try
        {
            cleanUp();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    public static async Task<Exception?> ErrorOfAsync(Func<Task> cleanUp)
    {
        try
        {
            await cleanUp().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Disposes without a state machine if the disposal completes synchronously, as for a pooled context.</summary>
    public static ValueTask DisposeAsync(IAsyncDisposable disposable)
    {
        try
        {
            var disposal = disposable.DisposeAsync();
            return disposal.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(IgnoringErrorsAsync(disposal.AsTask));
        }
        catch (Exception)
        {
            return ValueTask.CompletedTask;
        }
    }
}
