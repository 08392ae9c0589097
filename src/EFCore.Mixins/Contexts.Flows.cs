using EFCore.Mixins.Flows;


namespace EFCore.Mixins;

/// <content>Flows with a separate factory for reads.</content>
public static partial class Contexts
{
    /// <summary>
    /// Begins a flow, for a request, a message or an iteration of a loop, until the result is disposed. Its reads use the reading factory
    /// until the first write in it, at any depth and also in tasks started there, and then the writing one.
    /// </summary>
    /// <remarks>
    /// Ignored if no reading factory is bound. Without a flow, a write affects the code that awaits it and its callees, but not the caller
    /// of an enclosing async method. Writes made before the flow begins do not affect reads inside it. Writes made inside also send later
    /// reads of the enclosing flows to the writer.
    /// </remarks>
    /// <param name="readsFromWriter">Whether reads use the writing factory from the beginning. Default: false.</param>
    public static IDisposable BeginFlow(bool readsFromWriter = false) => ReadWriteFlow.Begin(readsFromWriter);
}
