namespace EFCore.Mixins.Tests.Requests;

/// <summary>Columns of many types, and names that say something else in a query string.</summary>
public class Gadget
{
    public int Id { get; set; }
    public int Page { get; set; }
    public int? Or { get; set; }
    public string? Filter { get; set; }
    public string? type_ { get; set; }
    public Guid Code { get; set; }
    public char Letter { get; set; }
    public DateTimeOffset Since { get; set; }
    public TimeSpan Span { get; set; }
    public byte[] Bytes { get; set; } = [];
    public ulong Large { get; set; }
    public byte Small { get; set; }
    public float Part { get; set; }
    public GadgetNumber Number { get; set; }
    public GadgetName Name { get; set; } = new("");
    public List<string> Labels { get; set; } = [];
    public List<int> Sizes { get; set; } = [];
    public List<GadgetPart> Parts { get; } = [];
}

public readonly record struct GadgetNumber(int Value);

public sealed record GadgetName(string Value);

public class GadgetPart
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public bool Hidden { get; set; }
    public Gadget Gadget { get; set; } = null!;
    public List<GadgetScrew> Screws { get; } = [];
}

public class GadgetScrew
{
    public int Id { get; set; }
    public int Size { get; set; }
    public bool Hidden { get; set; }
}
