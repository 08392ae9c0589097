namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>What items stand on.</summary>
public class Shelf : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string Code { get; set; } = "";
    public string? Name { get; set; }
    public int Size { get; set; }
    public bool Gone { get; set; }
    public List<Item> Items { get; } = [];
}
