namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Holds the first byte of a response back until the unit of work of the request has ended.</summary>
internal sealed class CommitGate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the response is about to be written.</summary>
    public Task Reached => reached.Task;

    /// <summary>Waits for the end of the unit; throws what made its commit fail.</summary>
    public Task PassAsync()
    {
        reached.TrySetResult();
        return opened.Task;
    }

    public void Open() => opened.TrySetResult();

    public void Fail(Exception exception)
    {
        opened.TrySetException(exception);
        _ = opened.Task.Exception; // seen, also where nobody waits
    }
}
