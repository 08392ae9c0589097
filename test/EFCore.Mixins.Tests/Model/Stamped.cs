namespace EFCore.Mixins.Tests.Model;

/// <summary>Timestamps under their own names, an owned member in the row, owned rows in another table, a complex member and links.</summary>
public class Article : Entity, ITimestampsMixin
{
    public required string Title { get; set; }
    public int? Views { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
    public Imprint? Imprint { get; set; }
    public List<Remark> Remarks { get; } = [];
    public Money Price { get; set; } = new();
    public byte[]? Cover { get; set; }
    public List<string> Keywords { get; set; } = [];
    public int? EditorId { get; set; }
    public User? Editor { get; set; }
    public List<Label> Labels { get; } = [];
}

public class Label : Entity
{
    public required string Name { get; set; }
}

public class Imprint
{
    public required string City { get; set; }
    public int? Year { get; set; }
}

public class Remark
{
    public int Id { get; set; }
    public required string Text { get; set; }
}

/// <summary>Timestamps of other names and another type, which derived classes inherit.</summary>
[Timestamps(CreatedAt = nameof(Inserted), UpdatedAt = nameof(Modified))]
public abstract class Deed : Entity, ITimestampsMixin
{
    public required string Name { get; set; }
    public DateTimeOffset? Inserted { get; set; }
    public DateTimeOffset Modified { get; set; }
}

public class Contract : Deed
{
    public int Pages { get; set; }
}

/// <summary>No time of the insert; the other is a shadow property that is stored as a number.</summary>
[Timestamps(CreatedAt = null)]
public class Reading : Entity, ITimestampsMixin
{
    public int Value { get; set; }
}
