namespace EFCore.Mixins.AspNetCore.Tests.Model;

public class Post : IWebApiMixin
{
    public int Id { get; set; }

    public string? Title { get; set; }

    public int Rating { get; set; }

    public PostKind Kind { get; set; }

    public DateTime CreatedAt { get; set; }

    public bool Draft { get; set; }

    public string Secret { get; set; } = "";

    public int Version { get; set; }

    public int? UserId { get; set; }

    public User? User { get; set; }

    public List<Comment> Comments { get; } = [];
}
