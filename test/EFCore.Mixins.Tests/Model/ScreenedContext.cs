namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/>, with a query filter that reads the context.</summary>
public class ScreenedContext(DbContextOptions<ScreenedContext> options) : DbContext(options)
{
    /// <summary>The name of the user that the context hides.</summary>
    public string Hidden { get; set; } = "";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().ToTable("Users").HasQueryFilter(user => user.Name != Hidden);
        modelBuilder.Entity<Post>().ToTable("Posts").HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().ToTable("Comments").HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasKey(tag => tag.Name);
    }
}
