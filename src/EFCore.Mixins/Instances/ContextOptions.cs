using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Instances;

/// <summary>Finds the options that a context was configured with.</summary>
internal static class ContextOptions
{
    /// <summary>The options of a context, the defaults where it was configured without <c>UseMixins()</c>.</summary>
    public static MixinsOptions Of(DbContext context) => ContextRecord.Of(context).Options ?? MixinsOptions.Default;

    /// <summary>Whether a context was configured with <c>UseMixins()</c>.</summary>
    public static bool AreSet(DbContext context) => ContextRecord.Of(context).Options is not null;
}
