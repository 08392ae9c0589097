namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Marks a request that runs as a unit of work, so that a group and its endpoint share one.</summary>
internal sealed class UnitOfWorkFeature
{
    private UnitOfWorkFeature()
    {
    }

    private static UnitOfWorkFeature Instance { get; } = new();

    /// <summary>Whether a unit is already running.</summary>
    public static bool IsOn(HttpContext context) => context.Features.Get<UnitOfWorkFeature>() is not null;

    public static void Set(HttpContext context, bool isRunning) => context.Features.Set(isRunning ? Instance : null);
}
