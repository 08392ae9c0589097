namespace EFCore.Mixins.Tests.Model;

/// <summary>An abstract base class that carries the mixin, mapped as one table per hierarchy.</summary>
public abstract class Animal : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public int? OwnerId { get; set; }
    public User? Owner { get; set; }
}

public class Dog : Animal
{
    public int BarkVolume { get; set; }
}

public class Cat : Animal
{
    public bool Indoor { get; set; }
}

/// <summary>An unmapped base class that carries the mixin.</summary>
public abstract class Entity : IAllFeaturesMixin
{
    public int Id { get; set; }
}

/// <summary>A key and a column that only the model knows: "Key" and "Secret" are shadow properties.</summary>
public class Note : IAllFeaturesMixin
{
    public required string Text { get; set; }
}

/// <summary>A foreign key to a shadow key: "NoteKey" is a shadow property too.</summary>
public class Reminder : Entity
{
    public required string Title { get; set; }
    public Note? Note { get; set; }
}

/// <summary>Names that look like keys of the filter language, and a table and columns with strange names.</summary>
public class Oddity : Entity
{
    public string? type_ { get; set; }
    public int? a__b { get; set; }
    public string? Commit { get; set; }
    public string? UserName { get; set; }
    public int? Count { get; set; }
}

/// <summary>Members that differ in case and underscores only.</summary>
public class Ambiguous : Entity
{
    public string? FullName { get; set; }
    public string? fullname { get; set; }
}

/// <summary>No setter and no parameterless constructor: EF binds the constructor.</summary>
public class Currency(string code, string symbol) : IAllFeaturesMixin
{
    public string Code { get; } = code;
    public string Symbol { get; private set; } = symbol;
}

/// <summary>A concurrency token, a default of the database and checks.</summary>
public class Document : Entity
{
    public required string Title { get; set; }
    public string? Text { get; set; }
    public int Pages { get; set; }
    public string Status { get; set; } = null!;
    public Guid Version { get; set; }
    public Document? Parent { get; set; }
    public int? ParentId { get; set; }
    public List<Document> Children { get; } = [];
}

/// <summary>A guarded member, and a setter that refuses values.</summary>
public class Wallet : Entity
{
    private int limit;

    public string? Name { get; set; }

    [Guarded]
    public bool IsAdmin { get; set; }

    public int Limit
    {
        get => limit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            limit = value;
        }
    }
}
