// The tour of the README, over an SQLite file that it deletes at the end: dotnet run samples/Tour.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

// once, at start-up: an ordinary DbContext, any provider
var options = new DbContextOptionsBuilder<BlogContext>()
    .UseSqlite("Data Source=blog.db").UseSqliteMixins().Options;
Contexts.SetFactory(new PooledDbContextFactory<BlogContext>(options));

await using var database = new BlogContext(options);
await database.Database.EnsureDeletedAsync();
await database.Database.EnsureCreatedAsync();

// create, find, update, delete
var user = await User.CreateAsync(new { Name = "Bill" });
var post = await Post.CreateAsync(new { Body = "hello", user });
await post.UpdateAsync(new { Archived = true });
var same = await Post.FindOrFailAsync(post.Id);
Console.WriteLine($"Post {same.Id} of user {same.UserId} says '{same.Body}', archived: {same.Archived}");

await Post.DestroyAsync(1, 2, 3);
Console.WriteLine($"After DestroyAsync: {(await Post.AllAsync()).Count} posts");

// something to ask for
var bianca = await User.CreateAsync(new { Name = "Bianca" });
await Post.CreateAsync(new { Body = "by Bianca", user = bianca });
await Post.CreateAsync(new { Body = "by Bianca, archived", user = bianca, archived = true });
var commented = await Post.CreateAsync(new { Body = "by Bill, commented", user });
await Comment.CreateAsync(new { Body = "First!", post = commented });
await Comment.CreateAsync(new { Body = "At first I did not agree", post = commented });
await Post.CreateAsync(new { Body = "by Bill, ignored", user });

// statements: built without a connection, composed with LINQ, run when you say so
var stmt = Post.Query(
    where: Filter.Or(new { user___name = "Bianca" }, new { comments___body__contains = "first" }),
    orderBy: ["user___name", "-id"],
    load: plan => plan.Joined(p => p.User).SelectIn(p => p.Comments));
List<Post> rows = await Post.AllAsync(stmt);
int n = await stmt.Where(p => !p.Archived).CountAsync();       // plain EF operators keep working
await foreach (var p in Post.ScalarsAsync(stmt)) { }

Console.WriteLine("Posts of Bianca, or with a comment about 'first':");
foreach (var row in rows)
    Console.WriteLine($"  {row.Body} ({row.User.Name}, {row.Comments.Count} comments)");
Console.WriteLine($"Not archived: {n}");

// one unit of work over several calls
await Contexts.InTransactionAsync(async () =>
{
    var ana = await User.CreateAsync(new { Name = "Ana" });
    await Post.CreateAsync(new { Body = "hi", UserId = ana.Id });
});
var hi = await Post.FirstOrDefaultAsync(Post.Query(new { user___name = "Ana" }));
Console.WriteLine($"Ana says '{hi?.Body}'");

await database.Database.EnsureDeletedAsync();

public class User : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public List<Post> Posts { get; } = [];
}

public class Post : IAllFeaturesMixin, ITimestampsMixin
{
    public int Id { get; set; }
    public required string Body { get; set; }
    public bool Archived { get; set; }
    public int UserId { get; set; }
    public User User { get; set; } = null!;
    public List<Comment> Comments { get; } = [];
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
}

public class Comment : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Body { get; set; }
    public int PostId { get; set; }
    public Post Post { get; set; } = null!;
}

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Comment> Comments => Set<Comment>();
}
