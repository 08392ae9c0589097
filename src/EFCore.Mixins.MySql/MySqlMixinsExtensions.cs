using EFCore.Mixins;
using EFCore.Mixins.MySql;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Configures EFCore.Mixins for MySQL and MariaDB.</summary>
public static class MySqlMixinsExtensions
{
    /// <summary>Calls <c>UseMixins()</c> and translates the errors of MySQL and MariaDB.</summary>
    public static DbContextOptionsBuilder UseMySqlMixins(
        this DbContextOptionsBuilder options,
        Action<MixinsOptionsBuilder>? configure = null)
        => options.UseMixins(mixins => mixins.AddErrorTranslator(MySqlErrorTranslator.Instance)).UseMixins(configure);

    /// <inheritdoc cref="UseMySqlMixins(DbContextOptionsBuilder, Action{MixinsOptionsBuilder}?)" />
    public static DbContextOptionsBuilder<TContext> UseMySqlMixins<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        Action<MixinsOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UseMySqlMixins(configure);
        return options;
    }
}
