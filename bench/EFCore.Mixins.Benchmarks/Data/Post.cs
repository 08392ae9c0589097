namespace EFCore.Mixins.Benchmarks.Data;

/// <summary>Has ten comments.</summary>
public class Post : IAllFeaturesMixin
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public int Rating { get; set; }

    public bool Archived { get; set; }

    public DateTime PublishedAt { get; set; }

    public int AuthorId { get; set; }

    public Author Author { get; set; } = null!; // set by whoever creates the post, or by EF

    public List<Comment> Comments { get; init; } = []; // linq2db adds to none that it cannot set
}
