using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>A request of any kind of endpoint as a unit of work, which ends before the first byte of the response is sent.</summary>
/// <remarks>The endpoint continues while the unit is committed, so it runs once and is not retried.</remarks>
internal sealed class GatedRequest(HttpContext context, UnitOfWorkSettings settings)
{
    private readonly CommitGate gate = new();
    private Task? handling;

    public async Task RunAsync(RequestDelegate next)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var gated = new StreamResponseBodyFeature(new GatedStream(body.Stream, gate), body);
        context.Features.Set<IHttpResponseBodyFeature>(gated);
        UnitOfWorkFeature.Set(context, isRunning: true);
        try
        {
            await CommitAsync(next).ConfigureAwait(false);
            await (handling ?? Task.CompletedTask).ConfigureAwait(false);
            await gated.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            UnitOfWorkFeature.Set(context, isRunning: false);
            context.Features.Set(body);
        }
    }

    private async Task CommitAsync(RequestDelegate next)
    {
        try
        {
            await context.RequestServices
                .InTransactionAsync(_ => HandleAsync(next), settings.Context, retry: false, context.RequestAborted).ConfigureAwait(false);
            gate.Open();
        }
        catch (RollbackException)
        {
            gate.Open();
        }
        catch (Exception exception) when (handling is { IsCompleted: false })
        {
            gate.Fail(exception); // thrown again when the response is written
        }
    }

    private async Task<bool> HandleAsync(RequestDelegate next)
    {
        handling = next(context);
        if (await Task.WhenAny(handling, gate.Reached).ConfigureAwait(false) == handling)
            await handling.ConfigureAwait(false);
        return context.Response.StatusCode < StatusCodes.Status400BadRequest ? true : throw new RollbackException(null);
    }
}
