namespace EFCore.Mixins.Tests.Model;

public class User : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public int? Age { get; set; }
    public List<Post> Posts { get; } = [];
    public List<Comment> Comments { get; } = [];
}

public class Post : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Body { get; set; }
    public string? Title { get; set; }
    public int? Rating { get; set; }
    public double? Score { get; set; }
    public decimal Price { get; set; }
    public long Views { get; set; }
    public bool Archived { get; set; }
    public PostKind Kind { get; set; }
    public DateTime? PublishedAt { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? At { get; set; }
    public int? UserId { get; set; }
    public User? User { get; set; }
    public List<Comment> Comments { get; } = [];
    public List<Tag> Tags { get; } = [];
}

public enum PostKind
{
    Note,
    Article,
    Review,
}

public class Comment : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Body { get; set; }
    public int? Score { get; set; }
    public int PostId { get; set; }
    public Post Post { get; set; } = null!;
    public int? AuthorId { get; set; }
    public User? Author { get; set; }
}

public class Tag : IAllFeaturesMixin
{
    public required string Name { get; set; }
    public string? Color { get; set; }
    public List<Post> Posts { get; } = [];
}
