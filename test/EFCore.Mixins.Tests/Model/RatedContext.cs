namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/>, with a query filter that few posts meet.</summary>
public class RatedContext(DbContextOptions<RatedContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>().ToTable("Posts").HasQueryFilter(post => post.Rating == 5).HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().ToTable("Comments").HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasKey(tag => tag.Name);
    }
}
