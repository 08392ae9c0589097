using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Binds entity classes to context factories, and makes a context ambient for an async flow.</summary>
public static class Contexts
{
    /// <summary>Binds every entity type of the context's model to <paramref name="factory"/>; null unbinds them.</summary>
    public static void SetFactory<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
        => ContextBindings.Set(factory);

    /// <summary>Makes <paramref name="context"/> ambient in this async flow until the result is disposed.</summary>
    public static IDisposable Use(DbContext context)
        => AmbientContexts.Push(context);
}
