using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Errors;

/// <summary>Turns the errors of a driver, in whatever EF has wrapped them, into typed exceptions.</summary>
internal static class ErrorTranslation
{
    /// <summary>The typed exception for <paramref name="exception"/>, or null when there is nothing to translate.</summary>
    /// <remarks>To be called outside the execution strategy, which judges the driver's own exception.</remarks>
    public static Exception? Translate(DbContext context, Exception exception, DatabaseOperation operation = DatabaseOperation.Unknown)
        => null;
}
