namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/>, with an automatic include and a query filter.</summary>
public class TaggedContext(DbContextOptions<TaggedContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>().ToTable("Posts").HasQueryFilter(post => post.Rating == 2);
        modelBuilder.Entity<Post>().HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Post>().Navigation(post => post.Tags).AutoInclude();
        modelBuilder.Entity<Comment>().ToTable("Comments").HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasKey(tag => tag.Name);
    }
}
