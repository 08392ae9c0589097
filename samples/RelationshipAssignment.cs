// examples/relationship_assignment.py of sqlalchemy-mixins-async: dotnet run samples/RelationshipAssignment.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var options = new DbContextOptionsBuilder<BlogContext>()
    .UseSqlite("Data Source=assignment.db").UseSqliteMixins().Options;
var factory = new PooledDbContextFactory<BlogContext>(options);
BaseModel.SetContextFactory(factory);

await using var db = await factory.CreateDbContextAsync();
await db.Database.EnsureDeletedAsync();
await db.Database.EnsureCreatedAsync();

Post post;
await using (var transaction = await db.Database.BeginTransactionAsync())
{
    var user = await User.CreateAsync(new { Name = "Bill" }, context: db);
    post = await Post.CreateAsync(new { Body = "hello", user }, context: db);
    await transaction.CommitAsync();
}

var row = await db.Posts.SingleAsync(p => p.Id == post.Id);
Console.WriteLine($"{row.Body} {row.UserId} {row.User.Name}");

await db.Database.EnsureDeletedAsync();

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
