namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A part of an item: owned, complex, or a document.</summary>
public class Part
{
    public string? City { get; set; }
    public int Level { get; set; }
}
