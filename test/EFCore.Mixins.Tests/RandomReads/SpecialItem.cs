namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>An item of a derived class.</summary>
public class SpecialItem : Item
{
    public int Extra { get; set; }
    public string? Note { get; set; }
}
