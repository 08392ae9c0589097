using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Keys find members of a derived class; rows of other classes have no value there.</summary>
public abstract class DerivedMemberSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Conditions, and the animals that satisfy them: the dogs a (loud, of Ana) and b, the cats c (indoor) and d.</summary>
    public static TheoryData<string, object> Conditions => new()
    {
        { "a", new { bark_volume__gt = 5 } },
        { "bcd", Filter.Not(new { bark_volume__gt = 5 }) },
        { "bcd", new { bark_volume__ne = 9 } },
        { "cd", new { bark_volume__isnull = true } },
        { "b", new { BarkVolume__between = new[] { 0, 5 } } },
        { "acd", new { bark_volume__in = new int?[] { null, 9 } } },
        { "c", new { indoor = true } },
        { "abd", new { indoor__ne = true } },
        { "abd", Filter.Not(new { indoor = true }) },
        { "ac", Filter.Or(new { indoor = true }, new { bark_volume = 9 }) },
        { "a", new { bark_volume__gt = 5, owner___name = "Ana" } },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Animals());
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public virtual async Task A_condition_on_a_member_of_a_derived_class_finds_its_rows()
    {
        await using var db = NewContext();
        foreach (var (expected, where) in Conditions.Select(row => row.Data))
        {
            foreach (var query in new[] { Animal.Query(where, ["name"]), db.Animals.ApplyQuery(where, ["name"]) })
                Assert.Equal(expected, string.Concat(await query.Select(animal => animal.Name).ToListAsync(Token)));
            Assert.Equal(expected, string.Concat(Animals().AsQueryable().ApplyQuery(where, ["name"]).Select(animal => animal.Name)));
        }
    }

    [Theory]
    [InlineData("bacd", "bark_volume")]
    [InlineData("cdab", "-bark_volume")]
    [InlineData("cdba", "bark_volume__nullsfirst")]
    [InlineData("dcab", "indoor")]
    public virtual async Task A_sort_key_may_be_a_member_of_a_derived_class(string expected, string key)
    {
        Assert.Equal(expected, string.Concat((await Animal.OrderBy(key, "name").ToListAsync(Token)).Select(animal => animal.Name)));
        Assert.Equal(expected, string.Concat(Animals().AsQueryable().ApplyQuery(orderBy: [key, "name"]).Select(animal => animal.Name)));
    }

    [Fact]
    public virtual void A_name_that_no_class_has_is_refused()
        => Assert.Equal(
            FilterProblemKind.UnknownMember,
            Assert.Single(Assert.Throws<FilterException>(() => Animal.Where(new { meow = 1 })).Problems).Kind);

    private static Animal[] Animals() =>
    [
        new Dog { Name = "a", BarkVolume = 9, Owner = new User { Name = "Ana" } }, new Dog { Name = "b", BarkVolume = 1 },
        new Cat { Name = "c", Indoor = true }, new Cat { Name = "d" },
    ];
}
