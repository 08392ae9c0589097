using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Errors;

/// <summary>Makes a plain SaveChanges throw the typed exception.</summary>
/// <remarks>
/// Throwing from the interceptor would keep the failure from the interceptors behind it and from the handlers of
/// <see cref="DbContext.SaveChangesFailed"/>, so the throw waits for the end of that event, the last thing EF does.
/// </remarks>
internal sealed class SaveErrorInterceptor : SaveChangesInterceptor
{
    private static readonly EventHandler<SaveChangesFailedEventArgs> Throw = ThrowTyped;

    public static SaveErrorInterceptor Instance { get; } = new();

    public override void SaveChangesFailed(DbContextErrorEventData eventData)
    {
        TransactionFailures.Note(eventData.Context, eventData.Exception);
        ThrowLast(eventData.Context);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesFailed(eventData);
        return Task.CompletedTask;
    }

    private static void ThrowLast(DbContext? context)
    {
        if (context is null)
            return;
        context.SaveChangesFailed -= Throw;
        context.SaveChangesFailed += Throw;
    }

    private static void ThrowTyped(object? sender, SaveChangesFailedEventArgs failure)
    {
        if (sender is not DbContext context)
            return;
        context.SaveChangesFailed -= Throw;
        if (ErrorTranslation.Translate(context, failure.Exception, DatabaseOperation.Save) is { } typed)
            throw typed;
    }
}
