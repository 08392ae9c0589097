// examples/query_eager_loading.py of sqlalchemy-mixins-async: dotnet run samples/QueryEagerLoading.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var options = new DbContextOptionsBuilder<BlogContext>()
    .UseSqlite("Data Source=loading.db").UseSqliteMixins().Options;
BaseModel.SetContextFactory(new PooledDbContextFactory<BlogContext>(options));

await using var database = new BlogContext(options);
await database.Database.EnsureDeletedAsync();
await database.Database.EnsureCreatedAsync();

var bill = await User.CreateAsync(new { Name = "Bill" });
var bianca = await User.CreateAsync(new { Name = "Bianca" });
var billPost = await Post.CreateAsync(new { Body = "keep me", user = bill });
await Post.CreateAsync(new { Body = "archive me", user = bill, archived = true });
var biancaPost = await Post.CreateAsync(new { Body = "ship it", user = bianca });
await Comment.CreateAsync(new { Body = "first", post = billPost });
await Comment.CreateAsync(new { Body = "second", post = biancaPost });

var stmt = Post.Query(
    where: Filter.Or(new { user___name = "Bianca" }, new { comments___body__contains = "first" }),
    orderBy: ["user___name", "-id"],
    load: ["user", "comments"]);
var rows = await Post.AllAsync(stmt);

foreach (var post in rows)
    Console.WriteLine($"{post.Body} {post.User.Name} [{string.Join(", ", post.Comments.Select(comment => comment.Body))}]");

var eagerUsers = await User.AllAsync(User.With(new() { ["posts"] = LoadStrategy.SelectIn }));
foreach (var user in eagerUsers)
    Console.WriteLine($"{user.Name} [{string.Join(", ", user.Posts.Select(post => post.Body))}]");

await database.Database.EnsureDeletedAsync();

public abstract class BaseModel : IActiveRecordMixin, IQueryMixin;

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
    public bool Archived { get; set; }
    public int UserId { get; set; }
    public User User { get; set; } = null!;
    public List<Comment> Comments { get; } = [];
}

public class Comment : BaseModel
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
