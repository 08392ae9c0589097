namespace EFCore.Mixins.Tests.Requests;

public class GadgetContext(DbContextOptions<GadgetContext> options) : DbContext(options)
{
    public DbSet<Gadget> Gadgets => Set<Gadget>();

    public static GadgetContext Create(string connection = "Data Source=:memory:")
        => new(new DbContextOptionsBuilder<GadgetContext>()
            .UseSqlite(connection)
            .UseSqliteMixins(mixins => mixins.AddOperator<string, int>("length", (text, length) => text.Length == length)).Options);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Gadget>().Property(gadget => gadget.Number).HasConversion(number => number.Value, value => new GadgetNumber(value));
        modelBuilder.Entity<Gadget>().Property(gadget => gadget.Name).HasConversion(name => name.Value, value => new GadgetName(value));
        modelBuilder.Entity<Gadget>().Property<string?>("Shadow");
    }
}
