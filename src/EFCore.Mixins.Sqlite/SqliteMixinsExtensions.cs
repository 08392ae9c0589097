namespace Microsoft.EntityFrameworkCore;

/// <summary>Switches on EFCore.Mixins for SQLite.</summary>
public static class SqliteMixinsExtensions
{
    /// <summary>Adds EFCore.Mixins and the translation of SQLite's constraint errors to the options.</summary>
    public static DbContextOptionsBuilder UseSqliteMixins(this DbContextOptionsBuilder options) => options;

    /// <inheritdoc cref="UseSqliteMixins(DbContextOptionsBuilder)" />
    public static DbContextOptionsBuilder<TContext> UseSqliteMixins<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UseSqliteMixins();
        return options;
    }
}
