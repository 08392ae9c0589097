using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Binds entity classes to context factories, makes a context ambient, and runs units of work.</summary>
public static partial class Contexts
{
    /// <summary>
    ///     Binds every entity class of the context's model to <paramref name="factory"/>, in place of an earlier one of the same context type; null
    ///     unbinds them.
    /// </summary>
    /// <remarks>The model is read when a class is first used, not here. Give a pooled factory: a context per call is cheap then.</remarks>
    public static void SetFactory<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
        => ContextBindings.Set(factory);

    /// <summary>
    ///     Binds every entity class of the context's model to two factories: <paramref name="factory"/> for all that writes,
    ///     <paramref name="reader"/> for all that only reads.
    /// </summary>
    /// <remarks>
    /// After a write in the same async flow reads go to <paramref name="factory"/> too, see <see cref="BeginFlow"/>; so do scopes, units of work, and
    /// the model of statements.
    /// </remarks>
    public static void SetFactory<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext> reader)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(reader);
        ContextBindings.Set(factory, reader);
    }

    /// <summary>Makes <paramref name="factory"/> ambient in this async flow, for the classes that its contexts map, until the result is disposed.</summary>
    /// <remarks>
    /// Calls open contexts of it, as of a bound factory; inside, it comes before every binding and before contexts that were made ambient outside.
    /// Calls nest; parallel flows do not see each other. In a host, <c>using (host.Services.UseMixins())</c> does it with the factories of the host.
    /// </remarks>
    /// <param name="factory">The factory of all contexts, or where <paramref name="reader"/> is given, of those that write.</param>
    /// <param name="reader">The factory of contexts that only read. Default: <paramref name="factory"/>.</param>
    public static IDisposable UseFactory<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        return ContextBindings.Use(factory, reader);
    }

    /// <summary>Makes <paramref name="context"/> ambient in this async flow, for the classes that it maps, until the result is disposed.</summary>
    /// <remarks>
    /// Calls nest; parallel flows do not see each other. The context stays the caller's: nothing disposes it, and nothing commits or rolls back its
    /// transaction. An async method that calls this makes the context ambient for itself and what it calls, not for its caller.
    /// </remarks>
    public static IDisposable Use(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AmbientContexts.Push(context);
    }
}
