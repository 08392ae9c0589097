using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Nested complex members, owned lists, bytes, lists of values, and names that JSON has of its own.</summary>
[Repr(nameof(Title), nameof(Pages), nameof(Printed), nameof(Writer), MaxLength = 8)]
public class Volume : Entity
{
    public required string Title { get; set; }
    public int Pages { get; set; }
    public DateOnly? Printed { get; set; }
    public byte[]? Cover { get; set; }
    public List<string> Keywords { get; set; } = [];

    [JsonPropertyName("isbn-13")]
    public string? Isbn { get; set; }

    [JsonIgnore]
    public string? Secret { get; set; }

    public Binding Binding { get; set; } = new();
    public List<Edition> Editions { get; } = [];
    public int? WriterId { get; set; }
    public Writer? Writer { get; set; }
    public List<Section> Sections { get; } = [];

    public override string ToString() => this.Repr();
}

public class Binding
{
    public string Material { get; set; } = "paper";
    public Size Size { get; set; } = new();
}

public class Size
{
    public decimal Width { get; set; }
    public decimal Height { get; set; }
}

public class Edition
{
    public int Year { get; set; }
    public string? Publisher { get; set; }
}

[Repr(nameof(Name))]
public class Writer : Entity
{
    public required string Name { get; set; }
    public List<Volume> Volumes { get; } = [];
}

public class Novelist : Writer
{
    public int Prizes { get; set; }
}

/// <summary>Relations that load when their getters are called.</summary>
public class Section : Entity
{
    private readonly Action<object, string>? load;
    private Volume? volume;
    private List<Footnote> footnotes = [];

    public Section()
    {
    }

    private Section(Action<object, string> lazyLoader) => load = lazyLoader;

    public required string Heading { get; set; }
    public int? VolumeId { get; set; }

    public Volume? Volume
    {
        get
        {
            load?.Invoke(this, nameof(Volume));
            return volume;
        }
        set => volume = value;
    }

    public List<Footnote> Footnotes
    {
        get
        {
            load?.Invoke(this, nameof(Footnotes));
            return footnotes;
        }
        set => footnotes = value;
    }
}

public class Footnote : Entity
{
    public required string Text { get; set; }
    public int? SectionId { get; set; }
}

/// <summary>Declares what it has not, something that the model does not map, and something that throws.</summary>
[Repr("Titel", nameof(Shout), nameof(Broken))]
public class Misdeclared : IReprMixin
{
    public int Id { get; set; }

    [NotMapped]
    public string Shout => $"no. {Id}!";

    [NotMapped]
    public string Broken => throw new InvalidOperationException($"{Id}");
}
