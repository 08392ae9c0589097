using EFCore.Mixins.Values;


namespace EFCore.Mixins.Tests.Unit;

public sealed class NamesTests
{
    [Theory]
    [InlineData("UserId", "user_id")]
    [InlineData("Id", "id")]
    [InlineData("HTTPServer", "http_server")]
    [InlineData("a__b", "a__b")]
    [InlineData("type_", "type_")]
    [InlineData("User_Name", "user_name")]
    [InlineData("Line1", "line1")]
    public void Members_are_keys(string name, string key)
    {
        Assert.Equal(key, Names.ToKey(name));
        Assert.Equal(Names.Normalize(name), Names.Normalize(key));
    }

    [Theory]
    [InlineData("user_id", "USERID")]
    [InlineData("user_id", "userId")]
    [InlineData("a_1", "A1")]
    public void Spellings_are_one_name(string left, string right)
        => Assert.Equal(Names.Normalize(left), Names.Normalize(right));

    [Theory]
    [InlineData("type_", "type")]
    [InlineData("a__b", "a_b")]
    [InlineData("_a", "a")]
    public void Other_underscores_count(string left, string right)
        => Assert.NotEqual(Names.Normalize(left), Names.Normalize(right));

    [Fact]
    public void The_nearest_names_come_first()
    {
        string[] names = ["user", "users", "use_case", "tags", "user_id"];

        Assert.Equal(["user", "users"], Names.Nearest("usr", names));
        Assert.Equal(["user_id"], Names.Nearest("userid", ["user_id", "tags"]));
        Assert.Empty(Names.Nearest("xyz", names));
        Assert.Empty(Names.Nearest(new string('a', 10_000), names));
    }

    [Fact]
    public void Long_names_are_cut()
    {
        Assert.Equal(new string('a', 64), Names.Shorten(new string('a', 64)));
        Assert.Equal(new string('a', 64) + "…", Names.Shorten(new string('a', 65)));
    }
}
