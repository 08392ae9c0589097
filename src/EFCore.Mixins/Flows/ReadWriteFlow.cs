namespace EFCore.Mixins.Flows;

/// <summary>
///     Knows whether something was written in this async flow, so that reads have to see it. Flows nest, and an ended one is passed over.
/// </summary>
internal sealed class ReadWriteFlow(bool isWritten, ReadWriteFlow? outer) : IDisposable
{
    private static readonly AsyncLocal<ReadWriteFlow?> Innermost = new();
    private readonly ReadWriteFlow? outer = outer;
    private volatile bool isWritten = isWritten;
    private volatile bool isEnded;

    /// <summary>Whether the innermost flow was written in.</summary>
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

    /// <summary>Notes a write in the flow and in all around it; where none has begun, from here on.</summary>
    /// <remarks>
    ///     To be called before the first <c>await</c> of a call: what an async method notes from here on, its caller does not see.
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
