using EFCore.Mixins.Flows;


namespace EFCore.Mixins;

/// <content>Flows that read from a factory of their own.</content>
public static partial class Contexts
{
    /// <summary>
    /// Begins a flow, for a request, a message or a round of a loop, until the result is disposed: its reads go to the reading factory until
    /// something in it is written, at any depth and also by tasks that it starts, and then to the writing one.
    /// </summary>
    /// <remarks>
    /// Ignored where no reading factory is bound. Without a flow, a write is seen by the code that awaits it and by what that calls, but not by the
    /// caller of an async method around it. Writes made before the flow begins do not affect reads inside it. Writes made inside also send later
    /// reads of the enclosing flows to the writer.
    /// </remarks>
    /// <param name="readsFromWriter">Whether reads go to the writing factory from the beginning; false by default.</param>
    public static IDisposable BeginFlow(bool readsFromWriter = false) => ReadWriteFlow.Begin(readsFromWriter);
}
