namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/> with query filters on rows that others require.</summary>
public class HiddenContext(DbContextOptions<HiddenContext> options) : DbContext(options)
{
    public DbSet<Comment> Comments => Set<Comment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().ToTable("Users").HasQueryFilter(user => user.Name != "hidden");
        modelBuilder.Entity<Post>().ToTable("Posts").HasQueryFilter(post => !post.Archived).HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().ToTable("Comments").HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasKey(tag => tag.Name);
    }
}
