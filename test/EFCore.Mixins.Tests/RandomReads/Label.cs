namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>What many items share.</summary>
public class Label : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
    public bool Gone { get; set; }
    public List<Item> Items { get; } = [];
}
