namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>What an item has many of: rows of a table, owned ones, or a part of a document.</summary>
public class Mark : IAllFeaturesMixin
{
    public int Id { get; set; }
    public int Score { get; set; }
    public string? Body { get; set; }
    public bool Gone { get; set; }
    public Item Item { get; set; } = null!;
}
