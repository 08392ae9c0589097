namespace EFCore.Mixins.Flows;

/// <summary>
///     Records whether something was written in this async flow, so that later reads must see it. Flows are nested; ended ones are skipped.
/// </summary>
internal sealed class ReadWriteFlow(bool isWritten, ReadWriteFlow? outer) : IDisposable
{
    private static readonly AsyncLocal<ReadWriteFlow?> Innermost = new();
    private readonly ReadWriteFlow? outer = outer;
    private volatile bool isWritten = isWritten;
    private volatile bool isEnded;

    /// <summary>Whether a write was recorded in the innermost flow.</summary>
    public static bool IsWritten => Current is { isWritten: true };

    private static ReadWriteFlow? Current
    {
        get
        {
            var flow = Innermost.Value;
            while (flow is { isEnded: true })
                flow = flow.outer;
            return flow;
        }
    }

    public static ReadWriteFlow Begin(bool isWritten) => Innermost.Value = new ReadWriteFlow(isWritten, Current);

    /// <summary>Records a write in the flow and in all enclosing ones; without a flow, for the rest of the async flow.</summary>
    /// <remarks>
    ///     Must be called before the first <c>await</c> of a call, because the caller does not see what an async method records later.
    /// </remarks>
    public static void NoteWrite()
    {
        var flow = Current;
        if (flow is null)
            Innermost.Value = new ReadWriteFlow(isWritten: true, outer: null);
        for (; flow is not null; flow = flow.outer)
            flow.isWritten = true;
    }

    public void Dispose()
    {
        isEnded = true;
        Innermost.Value = Current;
    }
}
