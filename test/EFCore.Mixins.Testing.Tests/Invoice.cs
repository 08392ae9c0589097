namespace EFCore.Mixins.Testing.Tests;

public class Invoice : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Customer { get; set; }
    public bool Paid { get; set; }
}
