namespace EFCore.Mixins.Tests.Model;

/// <summary>Maps <see cref="User"/>, and nothing else of <see cref="SpecContext"/>, to a table of its own.</summary>
public class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().ToTable("ArchivedUsers");
        modelBuilder.Entity<User>().Ignore(user => user.Posts).Ignore(user => user.Comments);
    }
}
