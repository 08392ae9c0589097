namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/>, with a query filter that hides a user.</summary>
public class TenantContext(DbContextOptions<TenantContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Tag> Tags => Set<Tag>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasQueryFilter(user => user.Name != "Bill");
        modelBuilder.Entity<Post>().HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().HasKey(tag => tag.Name);
    }
}
