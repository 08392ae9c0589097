using EFCore.Mixins.UnitsOfWork;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EFCore.Mixins;

/// <summary>Runs an action, or each action of a controller, as a unit of work that is committed before its result is executed.</summary>
/// <remarks>
/// Requests of safe methods run without a unit. An action runs once. A transient error of the database is returned and not retried. On a
/// handler of a minimal API the attribute requires <c>app.UseMixins()</c>; prefer <c>WithUnitOfWork()</c> there.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UnitOfWorkAttribute : Attribute, IAsyncActionFilter, IOrderedFilter
{
    /// <summary>The class of the context; can be null if the host has only one. Default: null.</summary>
    public Type? Context { get; set; }

    /// <inheritdoc />
    public int Order { get; set; } = int.MaxValue; // innermost, so that other filters see the result

    /// <inheritdoc />
    Task IAsyncActionFilter.OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return ActionUnit.RunAsync(context, next, new UnitOfWorkSettings(Retry: false, Context, null));
    }
}
