namespace EFCore.Mixins.Tests.Docs;

public class TenantShopContext(DbContextOptions<TenantShopContext> options) : DbContext(options)
{
    public int Tenant { get; set; }

    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<Invoice>().HasQueryFilter(invoice => EF.Property<int>(invoice, "TenantId") == Tenant).Property<int>("TenantId");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Invoice>().Where(entry => entry.State == EntityState.Added))
            entry.Property("TenantId").CurrentValue = Tenant;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
