namespace EFCore.Mixins.AspNetCore.Tests.Model;

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Comment> Comments => Set<Comment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasIndex(user => user.Name).IsUnique();
        modelBuilder.Entity<Post>().Property(post => post.Title).HasMaxLength(100);
        modelBuilder.Entity<Post>().Property(post => post.Version).IsConcurrencyToken();
        modelBuilder.Entity<Post>().ToTable(table => table.HasCheckConstraint("CK_Rating", "\"Rating\" <= 100"));
    }
}
