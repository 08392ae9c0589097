using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Translating;

/// <summary>Whether messages may contain values of rows.</summary>
internal static class SensitiveData
{
    /// <summary>Whether <paramref name="context"/> has EF's <c>EnableSensitiveDataLogging()</c>.</summary>
    public static bool IsShown(DbContext context)
        => context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.IsSensitiveDataLoggingEnabled == true;
}
