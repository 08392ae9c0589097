namespace EFCore.Mixins.WebLoad;

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    private const int Rows = 10_000;

    public DbSet<Post> Posts => Set<Post>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Post>().HasIndex(post => new { post.Rating, post.Id });

    public async Task FillAsync()
    {
        await Database.EnsureCreatedAsync();
        AddRange(Enumerable.Range(1, Rows).Select(i => new Post { Id = i, Title = $"Post {i}", Rating = i % 100, Archived = i % 3 == 0 }));
        await SaveChangesAsync();
    }
}
