using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins;

/// <summary>What <c>UseMixins(options => …)</c> has set for a context; it never changes once the context's options are built.</summary>
public sealed record MixinsOptions
{
    internal MixinsOptions()
    {
    }

    /// <summary>The options of a context that was configured without <c>UseMixins()</c>.</summary>
    internal static MixinsOptions Default { get; } = new();

    /// <summary>Read the errors of the database drivers; the one added last is asked first. Default: none.</summary>
    public IReadOnlyList<ErrorTranslator> ErrorTranslators { get; internal init; } = [];

    /// <summary>The options that <paramref name="context"/> was configured with.</summary>
    internal static MixinsOptions Of(DbContext context)
        => context.GetService<IDbContextOptions>().FindExtension<MixinsOptionsExtension>()?.Options ?? Default;
}
