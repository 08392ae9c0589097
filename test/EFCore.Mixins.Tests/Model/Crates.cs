namespace EFCore.Mixins.Tests.Model;

/// <summary>Rows that other rows refer to by two columns.</summary>
public class Crate : IQueryMixin
{
    public int Row { get; set; }
    public int Number { get; set; }
    public List<Bottle> Bottles { get; } = [];
    public List<Carrier> Carriers { get; } = [];
}

public class Bottle : IQueryMixin
{
    public int Id { get; set; }
    public int CrateRow { get; set; }
    public int CrateNumber { get; set; }
    public Crate? Crate { get; set; }
}

public class Carrier : IQueryMixin
{
    public int Id { get; set; }
    public List<Crate> Crates { get; } = [];
}

/// <summary>A composite key that is referred to; it has no tables.</summary>
public class CrateContext(DbContextOptions<CrateContext> options) : DbContext(options)
{
    public DbSet<Crate> Crates => Set<Crate>();
    public DbSet<Carrier> Carriers => Set<Carrier>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Crate>().HasKey(crate => new { crate.Row, crate.Number });
        modelBuilder.Entity<Bottle>()
            .HasOne(bottle => bottle.Crate)
            .WithMany(crate => crate.Bottles)
            .HasForeignKey(bottle => new { bottle.CrateRow, bottle.CrateNumber });
        modelBuilder.Entity<Carrier>().HasMany(carrier => carrier.Crates).WithMany(crate => crate.Carriers);
    }
}
