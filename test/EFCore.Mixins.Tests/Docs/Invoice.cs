namespace EFCore.Mixins.Tests.Docs;

public class Invoice : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Customer { get; set; }
    public bool Paid { get; set; }
}
