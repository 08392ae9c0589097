using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Instances;

/// <summary>Finds the options that a context was configured with.</summary>
internal static class ContextOptions
{
    /// <summary>The options of a context, the defaults if it was configured without <c>UseMixins()</c>.</summary>
    public static MixinsOptions Of(DbContext context) => ContextState.Of(context).Options ?? MixinsOptions.Default;

    /// <summary>Whether a context was configured with <c>UseMixins()</c>.</summary>
    public static bool AreSet(DbContext context) => ContextState.Of(context).Options is not null;
}
