namespace EFCore.Mixins.Tests.Docs;

[Repr(nameof(Subject), nameof(Stars), MaxLength = 8)]
public class Review : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Subject { get; set; }
    public int? Stars { get; set; }

    public override string ToString() => this.Repr();
}
