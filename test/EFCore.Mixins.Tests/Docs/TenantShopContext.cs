namespace EFCore.Mixins.Tests.Docs;

public class TenantShopContext(DbContextOptions<TenantShopContext> options) : DbContext(options)
{
    public int Tenant { get; set; }

    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<Invoice>().HasQueryFilter(invoice => EF.Property<int>(invoice, "TenantId") == Tenant).Property<int>("TenantId");
}
