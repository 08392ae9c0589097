using EFCore.Mixins;
using EFCore.Mixins.Sqlite;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Configures EFCore.Mixins for SQLite.</summary>
public static class SqliteMixinsExtensions
{
    /// <summary>Calls <c>UseMixins()</c> and translates SQLite's errors.</summary>
    public static DbContextOptionsBuilder UseSqliteMixins(
        this DbContextOptionsBuilder options,
        Action<MixinsOptionsBuilder>? configure = null)
        => options.UseMixins(mixins => mixins.AddErrorTranslator(SqliteErrorTranslator.Instance)).UseMixins(configure);

    /// <inheritdoc cref="UseSqliteMixins(DbContextOptionsBuilder, Action{MixinsOptionsBuilder}?)" />
    public static DbContextOptionsBuilder<TContext> UseSqliteMixins<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        Action<MixinsOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UseSqliteMixins(configure);
        return options;
    }
}
