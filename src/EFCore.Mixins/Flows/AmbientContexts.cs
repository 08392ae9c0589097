using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Flows;

/// <summary>
///     The ambient contexts and factories of an async flow, as a stack. The innermost one that serves a class is used.
/// </summary>
internal static class AmbientContexts
{
    private static readonly AsyncLocal<AmbientContextFrame?> Top = new();

    /// <summary>Whether a unit of work runs in this flow.</summary>
    public static bool AreInUnit
        => Top.Value is not null && First(static frame => frame is { Unit: not null, Context: not null }) is not null;

    /// <summary>Whether factories of this flow have a separate factory for reads.</summary>
    public static bool HaveReader => Top.Value is not null && First(static frame => frame.Factories?.HasReader == true) is not null;

    /// <summary>
    ///     The ambient context that serves <paramref name="entityType"/>; null if there is none, or if inner factories serve it.
    /// </summary>
    public static DbContext? Find(Type entityType)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if (frame.Context is { } context && context.Model.FindEntityType(entityType) is not null)
                return context;
            if (frame.Factories?.Serve(entityType) == true)
                return null;
        }

        return null;
    }

    /// <summary>The innermost factories of this flow that serve <paramref name="entityType"/>.</summary>
    public static AmbientFactories? FindFactories(Type entityType)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if (frame.Factories is { } factories && factories.Serve(entityType))
                return factories;
        }

        return null;
    }

    /// <summary>The entity type of a class in the innermost known model that maps it. Opens no context.</summary>
    public static IEntityType? FindKnown(Type entityClass)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if ((frame.Context?.Model.FindEntityType(entityClass) ?? frame.Factories?.FindKnown(entityClass)) is { } known)
                return known;
        }

        return null;
    }

    /// <summary>
    ///     The ambient context of <paramref name="contextType"/>; null if there is none, or if inner factories have such contexts.
    /// </summary>
    public static DbContext? OfType(Type contextType)
        => First(frame => contextType.IsInstanceOfType(frame.Context) || frame.Factories?.Offers(contextType) == true)?.Context;

    /// <summary>The innermost factories of this flow that create contexts of <paramref name="contextType"/>.</summary>
    public static AmbientFactories? FactoriesOfType(Type contextType)
        => Top.Value is null ? null : First(frame => frame.Factories?.Offers(contextType) == true)?.Factories;

    /// <summary>The services of the scope in which this flow runs, if it is a scope of <paramref name="host"/>.</summary>
    public static IServiceProvider? ServicesOf(object host)
        => Top.Value is null
            ? null
            : First(frame => frame.Factories is { Services: not null } factories && factories.Owner == host)?.Factories?.Services;

    /// <summary>The innermost unit of work that runs on <paramref name="context"/> in this flow.</summary>
    public static UnitOfWork? UnitOn(DbContext? context)
        => context is null || Top.Value is null
            ? null
            : First(frame => frame.Unit is not null && ReferenceEquals(frame.Context, context))?.Unit;

    public static IDisposable Push(DbContext context, UnitOfWork? unit = null)
        => Top.Value = new AmbientContextFrame(context, unit, Top.Value);

    public static IDisposable Push(AmbientFactories factories)
        => Top.Value = new AmbientContextFrame(factories, Top.Value);

    /// <summary>
    ///     Begins the flow of a request. Contexts and factories that a test has made ambient for the request are kept. Other frames are
    ///     left over from an earlier request.
    /// </summary>
    public static void BeginRequest(AmbientFactories factories)
    {
        if (First(static frame => frame.Context is not null || frame.Factories is { IsNamed: true }) is null)
            Top.Value = new AmbientContextFrame(factories, outer: null);
    }

    /// <summary>Removes the ended frames from the top of this flow's stack. Those below remain, and are skipped.</summary>
    public static void Trim()
    {
        var top = Top.Value;
        while (top is { IsEnded: true })
            top = top.Outer;
        Top.Value = top;
    }

    private static AmbientContextFrame? First(Func<AmbientContextFrame, bool> matches)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if (matches(frame))
                return frame;
        }

        return null;
    }
}
