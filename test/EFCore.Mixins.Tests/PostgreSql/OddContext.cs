namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>Maps a row to types and collations that only PostgreSQL has.</summary>
public sealed class OddContext(DbContextOptions<OddContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("citext");
        modelBuilder.HasCollation("nocase", locale: "und-u-ks-level2", provider: "icu", deterministic: false);
        modelBuilder.Entity<OddRow>(odd =>
        {
            odd.Property(row => row.Id).ValueGeneratedNever();
            odd.Property(row => row.Ci).HasColumnType("citext");
            odd.Property(row => row.Folded).UseCollation("nocase");
            odd.ComplexProperty(row => row.Part, part => part.Property(one => one.Folded).UseCollation("nocase"));
            odd.Property(row => row.Version).IsRowVersion();
            odd.Property(row => row.Document).HasColumnType("jsonb");
            odd.Property(row => row.Text).HasColumnType("json");
            odd.Property(row => row.Markup).HasColumnType("xml");
            odd.Property(row => row.Padded).HasColumnType("character(5)");
            odd.Property(row => row.Price).HasColumnType("money");
        });
    }
}
