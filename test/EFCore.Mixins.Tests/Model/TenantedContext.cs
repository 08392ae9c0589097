namespace EFCore.Mixins.Tests.Model;

/// <summary>The users of <see cref="SpecContext"/>, of one tenant: their age tells of which.</summary>
public class TenantedContext(DbContextOptions<TenantedContext> options) : DbContext(options)
{
    public int Tenant { get; set; }

    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasQueryFilter(user => user.Age == Tenant);
        modelBuilder.Entity<User>().Ignore(user => user.Posts).Ignore(user => user.Comments);
        modelBuilder.Ignore<Post>().Ignore<Comment>();
    }
}
