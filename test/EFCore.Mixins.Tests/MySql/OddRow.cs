namespace EFCore.Mixins.Tests.MySql;

/// <summary>A row of types that MySQL and MariaDB compare in a way of their own.</summary>
public sealed class OddRow : IAllFeaturesMixin
{
    public int Id { get; set; }
    public float Level { get; set; }
    public float? Optional { get; set; }
    public string? Document { get; set; }
    public string? Mood { get; set; }
    public bool Flag { get; set; }
    public short Born { get; set; }
    public string? Padded { get; set; }
    public string Folded { get; set; } = "";
}
