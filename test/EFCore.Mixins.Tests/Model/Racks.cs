namespace EFCore.Mixins.Tests.Model;

/// <summary>Many-to-many relations to rows of a composite key, and to rows of a generated key of which a filter hides some.</summary>
public class Rack : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int? OuterId { get; set; }
    public List<Rack> Inner { get; } = [];
    public List<Bay> Bays { get; } = [];
    public ICollection<Sticker>? Stickers { get; set; }
}

public class Bay : IAllFeaturesMixin
{
    public int Row { get; set; }
    public int Number { get; set; }
    public string? Note { get; set; }
}

public class Sticker : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Text { get; set; }
    public bool Gone { get; set; }
    public List<Rack> Racks { get; } = [];
}

public class RackContext(DbContextOptions<RackContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Rack>().HasMany(rack => rack.Inner).WithOne().HasForeignKey(rack => rack.OuterId);
        modelBuilder.Entity<Rack>().HasMany(rack => rack.Bays).WithMany();
        modelBuilder.Entity<Rack>().HasMany(rack => rack.Stickers).WithMany(sticker => sticker.Racks);
        modelBuilder.Entity<Bay>().HasKey(bay => new { bay.Row, bay.Number });
        modelBuilder.Entity<Sticker>().HasQueryFilter(sticker => !sticker.Gone);
    }
}
