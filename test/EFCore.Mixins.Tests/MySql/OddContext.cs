namespace EFCore.Mixins.Tests.MySql;

/// <summary>Maps a row to types that MySQL and MariaDB compare in a way of their own.</summary>
public sealed class OddContext(DbContextOptions<OddContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<OddRow>(odd =>
        {
            odd.Property(row => row.Id).ValueGeneratedNever();
            odd.Property(row => row.Level).HasColumnType("float");
            odd.Property(row => row.Optional).HasColumnType("float");
            odd.Property(row => row.Document).HasColumnType("json");
            odd.Property(row => row.Mood).HasColumnType("enum('sad','happy')");
            odd.Property(row => row.Flag).HasColumnType("bit(1)");
            odd.Property(row => row.Born).HasColumnType("year");
            odd.Property(row => row.Padded).HasColumnType("char(5)");
            odd.Property(row => row.Folded).HasColumnType("varchar(20)").UseCollation("utf8mb4_general_ci");
        });
}
