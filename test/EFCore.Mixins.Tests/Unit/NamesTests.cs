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
        Assert.Equal(key, MemberNames.ToKey(name));
        Assert.Equal(MemberNames.Normalize(name), MemberNames.Normalize(key));
    }

    [Theory]
    [InlineData("user_id", "USERID")]
    [InlineData("user_id", "userId")]
    [InlineData("a_1", "A1")]
    public void Spellings_are_one_name(string left, string right)
        => Assert.Equal(MemberNames.Normalize(left), MemberNames.Normalize(right));

    [Theory]
    [InlineData("type_", "type")]
    [InlineData("a__b", "a_b")]
    [InlineData("_a", "a")]
    public void Other_underscores_count(string left, string right)
        => Assert.NotEqual(MemberNames.Normalize(left), MemberNames.Normalize(right));

    [Fact]
    public void The_nearest_names_come_first()
    {
        string[] names = ["user", "users", "use_case", "tags", "user_id"];

        Assert.Equal(["user", "users"], MemberNames.Nearest("usr", names));
        Assert.Equal(["user_id"], MemberNames.Nearest("userid", ["user_id", "tags"]));
        Assert.Empty(MemberNames.Nearest("xyz", names));
        Assert.Empty(MemberNames.Nearest(new string('a', 10_000), names));
    }

    [Fact]
    public void Long_names_are_cut()
    {
        Assert.Equal(new string('a', 64), MemberNames.Shorten(new string('a', 64)));
        Assert.Equal(new string('a', 64) + "…", MemberNames.Shorten(new string('a', 65)));
    }
}
