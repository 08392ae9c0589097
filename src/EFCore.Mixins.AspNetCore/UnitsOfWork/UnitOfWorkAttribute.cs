using EFCore.Mixins.UnitsOfWork;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EFCore.Mixins;

/// <summary>Runs an action, or each action of a controller, as a unit of work that is committed before its result is executed.</summary>
/// <remarks>
/// Requests of safe methods stay without. An action runs once: a transient error of the database is answered, and not retried. On a handler of a minimal
/// API the attribute takes effect by <c>app.UseMixins()</c>; prefer <c>WithUnitOfWork()</c> there.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UnitOfWorkAttribute : Attribute, IAsyncActionFilter, IOrderedFilter
{
    /// <summary>The class of the context; may be null where the host has only one. Default: null.</summary>
    public Type? Context { get; set; }

    /// <inheritdoc />
    public int Order { get; set; } = int.MaxValue; // next to the action, so that other filters see what it has decided

    /// <inheritdoc />
    Task IAsyncActionFilter.OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return ActionUnit.RunAsync(context, next, new UnitOfWorkSettings(Retry: false, Context, null));
    }
}
