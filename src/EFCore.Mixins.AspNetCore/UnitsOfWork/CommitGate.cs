namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Delays the first byte of a response until the unit of work of the request has ended.</summary>
internal sealed class CommitGate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the response is about to be written.</summary>
    public Task Reached => reached.Task;

    /// <summary>Waits for the end of the unit, and throws the exception of a failed commit.</summary>
    public Task PassAsync()
    {
        reached.TrySetResult();
        return opened.Task;
    }

    public void Open() => opened.TrySetResult();

    public void Fail(Exception exception)
    {
        opened.TrySetException(exception);
        _ = opened.Task.Exception; // observed even without a waiter
    }
}
