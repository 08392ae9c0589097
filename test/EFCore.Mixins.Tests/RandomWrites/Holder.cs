namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>The class in the middle of the random models.</summary>
public class Holder : IAllFeaturesMixin
{
    public int Id { get; set; }
    public int Ref { get; set; }
    public string? Name { get; set; }
    public int Number { get; set; }
    public byte[]? Data { get; set; }
    public DayOfWeek Stage { get; set; }
    public Place? Place { get; set; }
    public Spot? Spot { get; set; }
    public int? BossId { get; set; }
    public Holder? Boss { get; set; }
    public List<Holder> Team { get; } = [];
    public List<Leaf> Leaves { get; } = [];
    public List<Mark> Marks { get; } = [];
}

public class Special : Holder
{
    public int? Extra { get; set; }
}

public class Leaf : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Text { get; set; }
    public int? HolderId { get; set; }
    public Holder? Holder { get; set; }
}

public class Mark : IAllFeaturesMixin
{
    public required string Code { get; set; }
    public List<Holder> Holders { get; } = [];
}

public class Place
{
    public string City { get; set; } = "";
    public int? Zip { get; set; }
}

/// <summary>The same as a value.</summary>
public record Spot(string City, int? Zip);
