using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Binds entity classes to context factories, makes a context ambient, and runs units of work.</summary>
public static partial class Contexts
{
    /// <summary>
    ///     Binds every entity class of the context's model to <paramref name="factory"/>, replacing an earlier one of the same context
    ///     type; null unbinds them.
    /// </summary>
    /// <remarks>The model is read when a class is first used. Use a pooled factory, so that a context per call is cheap.</remarks>
    public static void SetFactory<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
        => ContextBindings.Set(factory);

    /// <summary>
    ///     Binds every entity class of the context's model to two factories: <paramref name="factory"/> for calls that write,
    ///     <paramref name="reader"/> for calls that only read.
    /// </summary>
    /// <remarks>
    /// After a write in the same async flow, reads also use <paramref name="factory"/>, see <see cref="BeginFlow"/>. So do scopes, units of
    /// work, and the model of statements.
    /// </remarks>
    public static void SetFactory<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext> reader)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(reader);
        ContextBindings.Set(factory, reader);
    }

    /// <summary>
    ///     Makes <paramref name="factory"/> ambient in this async flow, for the classes that its contexts map, until the result is
    ///     disposed.
    /// </summary>
    /// <remarks>
    /// Calls open contexts from it, as from a bound factory. It takes precedence over every binding and over contexts of outer flows. Calls
    /// can be nested; parallel flows do not affect each other. In a host, <c>using (host.Services.UseMixins())</c> uses the host's
    /// factories.
    /// </remarks>
    /// <param name="factory">The factory of all contexts, or, if <paramref name="reader"/> is given, of those that write.</param>
    /// <param name="reader">The factory of contexts that only read. Default: <paramref name="factory"/>.</param>
    public static IDisposable UseFactory<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        return ContextBindings.Use(factory, reader);
    }

    /// <summary>
    ///     Makes <paramref name="context"/> ambient in this async flow, for the classes that it maps, until the result is disposed.
    /// </summary>
    /// <remarks>
    /// Calls can be nested, and parallel flows do not affect each other. The library never disposes the context and never commits or rolls
    /// back its transaction. An async method that calls this makes the context ambient for itself and its callees, not for its caller.
    /// </remarks>
    public static IDisposable Use(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AmbientContexts.Push(context);
    }
}
