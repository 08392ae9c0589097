using EFCore.Mixins;
using EFCore.Mixins.PostgreSql;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Configures EFCore.Mixins for PostgreSQL.</summary>
public static class PostgreSqlMixinsExtensions
{
    /// <summary>Calls <c>UseMixins()</c> and translates PostgreSQL's errors.</summary>
    public static DbContextOptionsBuilder UsePostgreSqlMixins(
        this DbContextOptionsBuilder options,
        Action<MixinsOptionsBuilder>? configure = null)
        => options.UseMixins(mixins => mixins.AddErrorTranslator(PostgreSqlErrorTranslator.Instance)).UseMixins(configure);

    /// <inheritdoc cref="UsePostgreSqlMixins(DbContextOptionsBuilder, Action{MixinsOptionsBuilder}?)" />
    public static DbContextOptionsBuilder<TContext> UsePostgreSqlMixins<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        Action<MixinsOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UsePostgreSqlMixins(configure);
        return options;
    }
}
