namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A row with columns of every type and relations of every kind.</summary>
public class Item : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Text { get; set; }
    public int Number { get; set; }
    public int? Rating { get; set; }
    public long Big { get; set; }
    public decimal? Price { get; set; }
    public double? Weight { get; set; }
    public float Ratio { get; set; }
    public bool Flag { get; set; }
    public bool? Maybe { get; set; }
    public DateTime At { get; set; }
    public DateTimeOffset? Moment { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly Time { get; set; }
    public TimeSpan Span { get; set; }
    public Guid Code { get; set; }
    public Kind Kind { get; set; }
    public byte Small { get; set; }
    public ulong Huge { get; set; }
    public char Letter { get; set; }
    public List<string> Tags { get; set; } = [];
    public int[]? Points { get; set; }
    public bool Gone { get; set; }
    public Part? Part { get; set; }
    public Shelf? Shelf { get; set; }
    public Item? Parent { get; set; }
    public List<Item> Children { get; } = [];
    public List<Mark> Marks { get; } = [];
    public List<Label> Labels { get; } = [];
}
