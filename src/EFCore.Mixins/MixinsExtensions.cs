using EFCore.Mixins;
using EFCore.Mixins.Options;
using EFCore.Mixins.Versions;
using EFCore.Mixins.Watching;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Configures EFCore.Mixins for a context.</summary>
public static class MixinsExtensions
{
    /// <summary>
    ///     Adds EFCore.Mixins to the options. Timestamps are set, queries can use computed members, and a failed save throws the typed
    ///     exception of the driver's error.
    /// </summary>
    /// <remarks>Further calls add to the options of earlier ones.</remarks>
    /// <exception cref="EFCoreVersionException">
    ///     EF Core has another major version than the library was compiled for. The context throws the same exception for its provider.
    /// </exception>
    public static DbContextOptionsBuilder UseMixins(this DbContextOptionsBuilder options, Action<MixinsOptionsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        EFCoreCompatibility.Check();
        var present = options.Options.FindExtension<MixinsOptionsExtension>();
        var builder = new MixinsOptionsBuilder(present?.Options ?? MixinsOptions.Default);
        configure?.Invoke(builder);
        var extension = new MixinsOptionsExtension(builder.Options, MixinsServices.Add);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(extension);
        return present is null
            ? options.AddInterceptors(
                MixinsSaveInterceptor.Instance,
                RollbackInterceptor.Instance,
                EndedTransactionInterceptor.Instance,
                LoadMarkInterceptor.Instance,
                SubqueryInterceptor.Instance,
                ComputedMemberInterceptor.Instance)
            : options;
    }

    /// <inheritdoc cref="UseMixins(DbContextOptionsBuilder, Action{MixinsOptionsBuilder}?)" />
    public static DbContextOptionsBuilder<TContext> UseMixins<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        Action<MixinsOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UseMixins(configure);
        return options;
    }
}
