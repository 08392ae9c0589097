using EFCore.Mixins.Errors;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Watching;

/// <summary>Makes a plain SaveChanges throw the typed exception.</summary>
/// <remarks>
/// Throwing from the interceptor would hide the failure from later interceptors and from the handlers of
/// <see cref="DbContext.SaveChangesFailed"/>, so the exception is thrown at the end of that event, EF's last step.
/// </remarks>
internal static class FailedSaveTranslation
{
    private static readonly EventHandler<SaveChangesFailedEventArgs> Throw = ThrowTyped;

    /// <summary>Handles a failed save.</summary>
    public static void Fail(DbContext context, Exception exception)
    {
        TransactionFailures.Note(context, exception);
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
