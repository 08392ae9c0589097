namespace ScaleOut;

internal sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<Entry> Entries => Set<Entry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Counter>().Property(counter => counter.Id).ValueGeneratedNever();
        modelBuilder.Entity<Entry>().Property(entry => entry.Id).ValueGeneratedNever();
        modelBuilder.Entity<Entry>().HasIndex(entry => entry.Unit);
    }
}
