namespace EFCore.Mixins.Benchmarks.Data;

/// <summary>Belongs to a post.</summary>
public class Comment : IAllFeaturesMixin
{
    public int Id { get; set; }

    public required string Text { get; set; }

    public int Score { get; set; }

    public int PostId { get; set; }

    public Post Post { get; set; } = null!; // set by whoever creates the comment, or by EF
}
