namespace EFCore.Mixins.Benchmarks.Data;

/// <summary>The one model of all measurements.</summary>
public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<Author> Authors => Set<Author>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Comment> Comments => Set<Comment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>().HasIndex(post => post.Rating);
        modelBuilder.Entity<Post>().Property(post => post.PublishedAt).HasColumnType(Database.IsNpgsql() ? "timestamp without time zone" : null);
    }
}
