using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Flows;

/// <summary>
///     An ambient context, or the factories of a flow. Its end clears it, also for flows that inherited the frame.
/// </summary>
internal sealed class AmbientContextFrame : IDisposable
{
    private volatile DbContext? context;
    private volatile AmbientFactories? factories;

    public AmbientContextFrame(DbContext context, UnitOfWork? unit, AmbientContextFrame? outer)
    {
        this.context = context;
        Unit = unit;
        Outer = outer;
    }

    public AmbientContextFrame(AmbientFactories factories, AmbientContextFrame? outer)
    {
        this.factories = factories;
        Outer = outer;
    }

    /// <summary>The context; null in a frame of factories, and when the frame has ended.</summary>
    public DbContext? Context => context;

    /// <summary>The factories; null in a frame of a context, and when the frame has ended.</summary>
    public AmbientFactories? Factories => factories;

    public bool IsEnded => context is null && factories is null;

    public UnitOfWork? Unit { get; }

    public AmbientContextFrame? Outer { get; }

    public void Dispose()
    {
        context = null;
        factories = null;
        AmbientContexts.Trim();
    }
}
