using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Classes that EF derives proxies from.</summary>
public class Kite : IAllFeaturesMixin
{
    public virtual int Id { get; set; }
    public virtual string? Name { get; set; }
    public virtual int Height { get; set; }
    public virtual int? TowerId { get; set; }
    public virtual Kite? Tower { get; set; }
    public virtual ICollection<Ribbon> Ribbons { get; } = new ObservableHashSet<Ribbon>();
}

public class Ribbon : IAllFeaturesMixin
{
    public virtual int Id { get; set; }
    public virtual string? Colour { get; set; }
    public virtual int? KiteId { get; set; }
    public virtual Kite? Kite { get; set; }
}

public class KiteContext(DbContextOptions<KiteContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Kite>().HasOne(kite => kite.Tower).WithMany().HasForeignKey(kite => kite.TowerId);
        modelBuilder.Entity<Kite>().HasMany(kite => kite.Ribbons).WithOne(ribbon => ribbon.Kite).HasForeignKey(ribbon => ribbon.KiteId);
    }
}
