namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>A complex member of a row.</summary>
public sealed class OddPart
{
    public string Folded { get; set; } = "";
}
