namespace EFCore.Mixins.Tests.Docs;

public class Page : IAllFeaturesMixin, ITimestampsMixin
{
    public int Id { get; set; }
    public required string Text { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
}
