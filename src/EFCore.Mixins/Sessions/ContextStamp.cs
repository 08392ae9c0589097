using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>Sets up each context that the library takes from its pool.</summary>
internal abstract class ContextStamp
{
    public abstract Type ContextType { get; }
}

/// <inheritdoc />
internal sealed class ContextStamp<TContext>(Action<IServiceProvider, TContext> stamp) : ContextStamp
    where TContext : DbContext
{
    public override Type ContextType => typeof(TContext);

    public void Stamp(IServiceProvider services, TContext context) => stamp(services, context);
}
