using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.EF10;

/// <summary>The blog of <see cref="SpecContext"/>, with query filters that have names.</summary>
public class NamedFilterContext(DbContextOptions<NamedFilterContext> options) : DbContext(options)
{
    public const string Rated = "rated";
    public const string Scored = "scored";

    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>().ToTable("Posts").HasQueryFilter(Rated, post => post.Rating == 2);
        modelBuilder.Entity<Post>().HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().ToTable("Comments").HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Comment>().HasQueryFilter(Scored, comment => comment.Score == 10).HasQueryFilter(Rated, comment => comment.Post.Rating == 2);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasKey(tag => tag.Name);
    }
}
