namespace EFCore.Mixins.Tests.Model;

/// <summary>Constraints on odd names, on an owned and on a complex member, and a filtered index.</summary>
public class Account : Entity
{
    public required string Code { get; set; }
    public int State { get; set; }
    public string? First { get; set; }
    public string? Last { get; set; }
    public Profile? Profile { get; set; }
    public Money Balance { get; set; } = new();
    public int? ParentId { get; set; }
}

public class Profile
{
    public required string Handle { get; set; }
}
