namespace EFCore.Mixins.Benchmarks.Paging;

/// <summary>A large table with an index for each order.</summary>
public class PageContext(DbContextOptions<PageContext> options) : DbContext(options)
{
    public DbSet<PageRow> Rows => Set<PageRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<PageRow>(row =>
        {
            row.ToTable("Rows");
            row.HasIndex(r => new { r.Many, r.Id });
            row.HasIndex(r => new { r.Optional, r.Id });
            row.HasIndex(r => new { r.Few, r.Id });
            row.HasIndex(r => new { r.Few, r.Many, r.Id });
            row.HasIndex(r => new { r.Many, r.Id }, "IX_Mixed").IsDescending(false, true);
        });
}
