namespace EFCore.Mixins.Tests.Model;

/// <summary>The blog of <see cref="SpecContext"/>, with query filters that hide related rows and the rows between.</summary>
public class ModeratedContext(DbContextOptions<ModeratedContext> options) : DbContext(options)
{
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Tag> Tags => Set<Tag>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>().ToTable("Posts").HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().ToTable("Comments").HasQueryFilter(comment => comment.Score != 0);
        modelBuilder.Entity<Tag>().ToTable("Tags").HasQueryFilter(tag => tag.Color != "hidden").HasKey(tag => tag.Name);
        modelBuilder.Entity<Comment>().HasOne(comment => comment.Author).WithMany(user => user.Comments);
    }
}
