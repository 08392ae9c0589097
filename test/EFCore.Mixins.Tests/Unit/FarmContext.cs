namespace EFCore.Mixins.Tests.Unit;

/// <summary>A model for what names in load plans mean: relations of derived classes, owned members with relations, a shadow relation.</summary>
public class FarmContext(DbContextOptions<FarmContext> options) : DbContext(options)
{
    public DbSet<Farm> Farms => Set<Farm>();
    public DbSet<Beast> Beasts => Set<Beast>();

    /// <summary>A context that never connects.</summary>
    public static FarmContext Create() => new(new DbContextOptionsBuilder<FarmContext>().UseSqlite().Options);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Hound>();
        modelBuilder.Entity<Lynx>();
        modelBuilder.Entity<Farm>().OwnsOne(farm => farm.Site);
        modelBuilder.Entity<Farm>().OwnsMany(farm => farm.Fields);
        modelBuilder.Entity<Farm>().ComplexProperty(farm => farm.Size);
        modelBuilder.Entity<Farm>().HasMany(typeof(Region), "Neighbours").WithMany("Farms");
        modelBuilder.Entity<Farm>().HasMany(farm => farm.beasts).WithOne().HasForeignKey("OtherFarmId");
        modelBuilder.Entity<Farm>().HasMany(farm => farm.Beasts).WithOne(beast => beast.Farm).HasForeignKey(beast => beast.FarmId);
    }
}

public class Farm
{
    public int Id { get; set; }
    public Site? Site { get; set; }
    public List<Field> Fields { get; } = [];
    public Size Size { get; set; } = new();
    public List<Beast> Beasts { get; } = [];
    public List<Beast> beasts { get; } = [];
    private List<Region> Neighbours { get; } = [];
}

public class Site
{
    public string? Street { get; set; }
    public Region? Region { get; set; }
}

public class Field
{
    public int Id { get; set; }
    public Region? Region { get; set; }
}

public class Size
{
    public double Hectares { get; set; }
}

public class Region
{
    public int Id { get; set; }
    public string? Name { get; set; }
    private List<Farm> Farms { get; } = [];
}

public interface IHoused
{
    Region? Home { get; }
}

public abstract class Beast
{
    public int Id { get; set; }
    public int? FarmId { get; set; }
    public Farm? Farm { get; set; }
}

public class Hound : Beast, IHoused
{
    public List<Hound> Pups { get; } = [];
    public Region? Home { get; set; }
}

public class Lynx : Beast, IHoused
{
    public Region? Home { get; set; }
}
