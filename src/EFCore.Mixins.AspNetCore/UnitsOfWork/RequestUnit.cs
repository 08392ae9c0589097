using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>A handler as a unit of work, which ends before the result of the handler is executed.</summary>
internal sealed class RequestUnit(HttpContext context, UnitOfWorkSettings settings)
{
    private readonly int statusBefore = context.Response.StatusCode;

    /// <summary>Runs <paramref name="handler"/> and returns its result.</summary>
    public async ValueTask<object?> RunAsync(Func<ValueTask<object?>> handler)
    {
        if (SafeMethods.Contain(context.Request.Method) || UnitOfWorkFeature.IsOn(context))
            return await handler().ConfigureAwait(false);
        UnitOfWorkFeature.Set(context, isRunning: true);
        try
        {
            return await context.RequestServices
                .InTransactionAsync(_ => AttemptAsync(handler), settings.Context, settings.Retry, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (RollbackException rollback)
        {
            return rollback.Result;
        }
        finally
        {
            UnitOfWorkFeature.Set(context, isRunning: false);
        }
    }

    private async Task<object?> AttemptAsync(Func<ValueTask<object?>> handler)
    {
        if (!context.Response.HasStarted)
            context.Response.StatusCode = statusBefore;
        var result = await handler().ConfigureAwait(false);
        if (!(settings.CommitWhen?.Invoke(context, result) ?? ResponseStatus.IsSuccess(context, result)))
            throw new RollbackException(result);
        StreamedResults.Refuse(result);
        return result;
    }
}
