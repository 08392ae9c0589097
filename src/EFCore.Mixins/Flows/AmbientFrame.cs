using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Flows;

/// <summary>One ambient context. Flows that inherited the frame see its end, too: it lets go of the context.</summary>
internal sealed class AmbientFrame(DbContext context, UnitOfWork? unit, AmbientFrame? outer) : IDisposable
{
    private volatile DbContext? current = context;

    /// <summary>The context, or null when the frame has ended.</summary>
    public DbContext? Context => current;

    public UnitOfWork? Unit { get; } = unit;

    public AmbientFrame? Outer { get; } = outer;

    public void Dispose()
    {
        current = null;
        AmbientContexts.Trim();
    }
}
