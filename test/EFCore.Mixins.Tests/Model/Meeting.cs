namespace EFCore.Mixins.Tests.Model;

/// <summary>A moment in the column that the provider takes for it by default; <see cref="Post.PublishedAt"/> has no zone on any.</summary>
public class Meeting : Entity
{
    public required string Title { get; set; }
    public DateTime StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
}
