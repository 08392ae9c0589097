using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Flows;

/// <summary>The stack of contexts that flow with the async call.</summary>
internal static class AmbientContexts
{
    private static readonly AsyncLocal<AmbientFrame?> Top = new();

    /// <summary>Whether a unit of work runs in this flow.</summary>
    public static bool AreInUnit => Top.Value is not null && First(static frame => frame is { Unit: not null, Context: not null }) is not null;

    /// <summary>The innermost ambient context that maps <paramref name="entityType"/>.</summary>
    public static DbContext? Find(Type entityType)
        => Top.Value is null ? null : First(frame => frame.Context?.Model.FindEntityType(entityType) is not null)?.Context;

    /// <summary>The innermost ambient context of <paramref name="contextType"/>.</summary>
    public static DbContext? OfType(Type contextType)
        => First(frame => contextType.IsInstanceOfType(frame.Context))?.Context;

    /// <summary>The innermost unit of work that runs on <paramref name="context"/> in this flow.</summary>
    public static UnitOfWork? UnitOn(DbContext? context)
        => context is null || Top.Value is null ? null : First(frame => frame.Unit is not null && ReferenceEquals(frame.Context, context))?.Unit;

    public static IDisposable Push(DbContext context, UnitOfWork? unit = null)
        => Top.Value = new AmbientFrame(context, unit, Top.Value);

    /// <summary>Drops the ended frames on top of this flow's stack; those below stay, and are passed over.</summary>
    public static void Trim()
    {
        var top = Top.Value;
        while (top is { Context: null })
            top = top.Outer;
        Top.Value = top;
    }

    private static AmbientFrame? First(Func<AmbientFrame, bool> matches)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if (matches(frame))
                return frame;
        }

        return null;
    }
}
