namespace EFCore.Mixins.Tests.Model;

/// <summary>Rows of several classes in one table, told apart by a member, with values that the class itself gives.</summary>
public abstract class Machine : IAllFeaturesMixin
{
    public int Id { get; set; }
    public MachineKind Kind { get; set; }
    public string Name { get; set; } = "unnamed";
    public string? Slug { get; set; }
    public byte[]? Image { get; set; }
    public List<int> Sizes { get; set; } = [1];
    public Place Site { get; set; } = new("here", 0);
    public Dial? Dial { get; set; } = new() { Mark = "new" };
    public int Version { get; set; }
    public Workbench? Bench { get; set; }
    public int? BenchId { get; set; }
    public List<Part> Parts { get; } = [];

    /// <summary>A member without a column that sets two.</summary>
    public string Label
    {
        get => $"{Name}/{Slug}";
        set => (Name, Slug) = value.Split('/') is [var name, var slug] ? (name, slug) : (value, null);
    }

    public record Place(string City, int Floor);
}

public enum MachineKind
{
    Lathe = 1,
    Mill,
    Press,
}

public class Lathe : Machine
{
    public int? Speed { get; set; }
}

public class Mill : Machine
{
    public int? Tools { get; set; }
}

/// <summary>A class of rows that another one derives from.</summary>
public class Press : Machine;

public class Dial
{
    public string? Mark { get; set; }
    public int? Steps { get; set; }
}

public class Part
{
    public string? Name { get; set; }
    public int? Weight { get; set; }
}

/// <summary>A class with a constructor, and a concurrency token.</summary>
public class Workbench(string name) : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string Name { get; set; } = name;
    public string? Color { get; set; }
    public Guid Stamp { get; set; }
    public List<Machine> Machines { get; } = [];
}

public class WorkshopContext(DbContextOptions<WorkshopContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var machine = modelBuilder.Entity<Machine>();
        machine.HasDiscriminator(row => row.Kind).HasValue<Lathe>(MachineKind.Lathe).HasValue<Mill>(MachineKind.Mill).HasValue<Press>(MachineKind.Press);
        machine.ComplexProperty(row => row.Site);
        machine.OwnsOne(row => row.Dial);
        machine.OwnsMany(
            row => row.Parts,
            parts =>
            {
                parts.ToTable("MachineParts").Property<int>("Id");
                parts.HasKey("Id");
            });
        machine.Ignore(row => row.Label);
        machine.Property<string?>("Secret");
        modelBuilder.Entity<Workbench>().Property(row => row.Stamp).IsConcurrencyToken();
    }
}
