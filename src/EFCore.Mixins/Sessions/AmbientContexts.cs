using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>The stack of contexts that flow with the async call.</summary>
internal static class AmbientContexts
{
    private static readonly AsyncLocal<Frame?> Top = new();

    /// <summary>The innermost ambient context that maps <paramref name="entityType"/>.</summary>
    public static DbContext? Find(Type entityType)
    {
        for (var frame = Top.Value; frame is not null; frame = frame.Outer)
        {
            if (frame.Context.Model.FindEntityType(entityType) is not null)
                return frame.Context;
        }

        return null;
    }

    public static IDisposable Push(DbContext context)
        => Top.Value = new Frame(context, Top.Value);

    private sealed class Frame(DbContext context, Frame? outer) : IDisposable
    {
        public DbContext Context { get; } = context;

        public Frame? Outer { get; } = outer;

        public void Dispose() => Top.Value = Outer;
    }
}
