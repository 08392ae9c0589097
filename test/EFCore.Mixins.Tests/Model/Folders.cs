using System.Text.Json.Serialization;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Members that JSON leaves out by their value, and columns that the class shows to nobody.</summary>
public class Folder : Entity
{
    private string? seal;

    public required string Name { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Sheets { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? Copies { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Shelf { get; set; }

    public string? Room { get; set; }

    private string? Stamp { get; set; }

    public Folder Close(string text)
    {
        (seal, Stamp) = (text, text);
        return this;
    }

    public (string? Seal, string? Stamp) Open() => (seal, Stamp);
}
