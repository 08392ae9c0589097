// examples/async_quickstart.py of sqlalchemy-mixins-async: dotnet run samples/AsyncQuickstart.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var options = new DbContextOptionsBuilder<BlogContext>()
    .UseSqlite("Data Source=quickstart.db").UseSqliteMixins().Options;
BaseModel.SetContextFactory(new PooledDbContextFactory<BlogContext>(options));

await using var database = new BlogContext(options);
await database.Database.EnsureDeletedAsync();
await database.Database.EnsureCreatedAsync();

var user = await User.CreateAsync(new { Name = "Bill" });
await Post.CreateAsync(new { Body = "hello", user });

var stmt = Post.Where(new { user___name = "Bill" });
var rows = await Post.AllAsync(stmt);
Console.WriteLine($"[{string.Join(", ", rows)}]");

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
    public int UserId { get; set; }
    public User User { get; set; } = null!;
}

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Post> Posts => Set<Post>();
}
