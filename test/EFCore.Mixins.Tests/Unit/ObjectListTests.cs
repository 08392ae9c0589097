namespace EFCore.Mixins.Tests.Unit;

/// <summary>Lists of objects of unmapped classes are filtered by the public members of the class.</summary>
public sealed class ObjectListTests
{
    private static readonly List<Plant> Plants =
    [
        new() { Id = 1, Name = "ash", Tags = ["tall"], Host = new() { Id = 5, Name = "oak" }, Seeds = { new Plant { Id = 7, Age = 3 } } },
        new() { Id = 2, Name = "Box", Age = 4, Planted = new(2024, 5, 1), Kind = PlantKind.Shrub },
    ];

    public static TheoryData<string, object> Conditions => new()
    {
        { "1", new { name__startswith = "a" } },
        { "2", new { name__contains = "O" } },
        { "1", new { host___name = "oak" } },
        { "1", new { host = 5 } },
        { "2", new { host__isnull = true } },
        { "2", new { host___name__ne = "oak" } },
        { "1", new { seeds___age__gt = 2 } },
        { "2", new { seeds__none = new { age = 3 } } },
        { "1", new { seeds__count = 1 } },
        { "1", new { tags__has = "tall" } },
        { "2", new { tags__count = 0 } },
        { "2", new { planted__year = 2024 } },
        { "2", new { kind = "shrub" } },
        { "12", Filter.Or(new { age = 4 }, Filter.Of<Plant>(plant => plant.Id == 1)) },
    };

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public void A_condition_finds_its_objects(string expected, object where)
        => Assert.Equal(expected, string.Concat(Plants.AsQueryable().ApplyQuery(where, ["id"]).Select(plant => plant.Id)));

    [Theory]
    [InlineData("21", "name")]
    [InlineData("12", "host___name", "age")]
    [InlineData("12", "-seeds__count")]
    public void A_sort_key_orders_them(string expected, params string[] keys)
        => Assert.Equal(expected, string.Concat(Plants.AsQueryable().ApplyQuery(orderBy: keys).Select(plant => plant.Id)));

    [Fact]
    public void Anonymous_objects_are_filtered_too()
        => Assert.Equal(
            [2],
            new[] { new { Id = 1, Name = "a" }, new { Id = 2, Name = "b" } }.AsQueryable().ApplyQuery(new { name = "b" }).Select(row => row.Id));

    [Fact]
    public void Unknown_names_are_refused_with_those_that_there_are()
        => Assert.Equal(
            ["id", "age", "kind", "name", "planted", "tags", "host", "seeds"],
            Assert.Single(Assert.Throws<FilterException>(() => Plants.AsQueryable().ApplyQuery(new { nme = 1 })).Problems).ValidNames
                .OrderBy(name => name is "host" or "seeds")
                .ThenBy(name => name != "id")
                .ThenBy(name => name, StringComparer.Ordinal));

    [Fact]
    public void Interfaces_and_bags_are_refused_by_what_they_are()
    {
        Assert.Equal(
            "'IPlant' cannot be filtered or sorted: names are looked up in the model of an entity class, and it is an interface. "
            + "Filter and sort the query of the entity class first.",
            Assert.Throws<UnmappedEntityException>(() => Plants.AsQueryable<IPlant>().ApplyQuery(new { name = "a" })).Message);
        Assert.StartsWith(
            "'Dictionary<string, object>' cannot be filtered or sorted: the class does not name the entity type, because several can share it.",
            Assert.Throws<UnmappedEntityException>(() => new List<Dictionary<string, object>>().AsQueryable().ApplyQuery(new { name = "a" })).Message,
            StringComparison.Ordinal);
    }

    private interface IPlant
    {
        string Name { get; }
    }

    private enum PlantKind
    {
        Tree,
        Shrub,
    }

    private sealed class Plant : IPlant
    {
        public int Id { get; set; }
        public string Name { get; set; } = "";
        public int? Age { get; set; }
        public DateOnly Planted { get; set; }
        public PlantKind Kind { get; set; }
        public List<string> Tags { get; set; } = [];
        public Plant? Host { get; set; }
        public List<Plant> Seeds { get; } = [];
        public string Shown => $"{Name} {Age}";
    }
}
