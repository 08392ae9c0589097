using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>An action of a controller as a unit of work, which ends before the result of the action is executed.</summary>
internal static class ActionUnit
{
    public static async Task RunAsync(ActionExecutingContext context, ActionExecutionDelegate next, UnitOfWorkSettings settings)
    {
        await new RequestUnit(context.HttpContext, settings).RunAsync(ExecuteAsync).ConfigureAwait(false);

        async ValueTask<object?> ExecuteAsync()
        {
            var executed = await next().ConfigureAwait(false);
            if (executed is { Exception: { } exception, ExceptionHandled: false })
                Throw(executed, exception);
            return executed.Result;
        }
    }

    /// <summary>Rethrows the action's exception, so that the unit is rolled back. Outer filters see it through this one.</summary>
    private static void Throw(ActionExecutedContext executed, Exception exception)
    {
        executed.ExceptionHandled = true;
        (executed.ExceptionDispatchInfo ?? ExceptionDispatchInfo.Capture(exception)).Throw();
    }
}
