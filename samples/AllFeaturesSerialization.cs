// examples/all_features_serialization.py of sqlalchemy-mixins-async: dotnet run samples/AllFeaturesSerialization.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using System.Linq.Expressions;
using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

// a clock that stands still, so that each run prints the same
var options = new DbContextOptionsBuilder<BlogContext>()
    .UseSqlite("Data Source=features.db").UseSqliteMixins(mixins => mixins.UseTimeProvider(new StoppedClock())).Options;
BaseModel.SetContextFactory(new PooledDbContextFactory<BlogContext>(options));

await using var database = new BlogContext(options);
await database.Database.EnsureDeletedAsync();
await database.Database.EnsureCreatedAsync();

var user = await User.CreateAsync(new { Name = "Bill", Title = "author" });
var post = await Post.CreateAsync(new { Title = "Hello", Body = "This body is longer than the preview.", user });
var loaded = await Post.FirstOrDefaultAsync(Post.WithSelectIn(p => p.User));

Console.WriteLine(post);
Console.WriteLine(loaded?.ToJsonNode(nested: true, hybridAttributes: true));
Console.WriteLine($"{post.CreatedAt:u} {post.UpdatedAt:u}");

await database.Database.EnsureDeletedAsync();

[Repr(nameof(Title))]
public abstract class BaseModel : IAllFeaturesMixin, ITimestampsMixin
{
    public string Title { get; set; } = "unused";
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }

    public override string ToString() => this.Repr();
}

public class User : BaseModel
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public List<Post> Posts { get; } = [];
}

public class Post : BaseModel
{
    public int Id { get; set; }
    public required string Body { get; set; }
    public int UserId { get; set; }
    public User User { get; set; } = null!;

    [Hybrid]
    public string Preview => Body[..Math.Min(Body.Length, 20)];

    public static Expression<Func<Post, string>> PreviewExpression => post => post.Body.Substring(0, 20);
}

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Post> Posts => Set<Post>();
}

internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
