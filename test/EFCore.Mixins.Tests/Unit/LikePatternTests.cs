using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Tests.Unit;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("abc", "abc", "abc")]
    [InlineData("a%b_c", "a%b_c", "a*b?c")]
    [InlineData(@"\%\_\\", @"\%\_\\", @"%_\")]
    [InlineData(@"\a", "a", "a")]
    [InlineData("*?[]^-", "*?[]^-", "[*][?][[]]^-")]
    [InlineData("", "", "")]
    public void A_pattern_reads_in_both_forms(string pattern, string like, string glob)
    {
        Assert.Equal(like, LikePattern.Parse(pattern).ToLike());
        Assert.Equal(glob, LikePattern.Parse(pattern).ToGlob());
    }

    [Theory]
    [InlineData("a%", @"%a\%%", "*a%*")]
    [InlineData(@"\_", @"%\\\_%", @"*\_*")]
    [InlineData("[*]", "%[*]%", "*[[][*]]*")]
    [InlineData("", "%%", "**")]
    public void A_text_is_literal(string text, string like, string glob)
    {
        var pattern = LikePattern.Literal(text, anyBefore: true, anyAfter: true);

        Assert.Equal(like, pattern.ToLike());
        Assert.Equal(glob, pattern.ToGlob());
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData(@"\\", true)]
    [InlineData(@"a\%", true)]
    [InlineData(@"\", false)]
    [InlineData(@"a\\\", false)]
    public void A_lone_backslash_at_the_end_escapes_nothing(string pattern, bool isValid)
        => Assert.Equal(isValid, LikePattern.IsValid(pattern));

    [Theory]
    [InlineData("a%", "abc", true)]
    [InlineData("a%", "Abc", false)]
    [InlineData("a_", "a", false)]
    [InlineData("a_", "a\n", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData(@"a\%", "a%", true)]
    [InlineData(@"a\%", "ab", false)]
    [InlineData("a", "a\n", false)]
    public void A_pattern_matches_in_memory(string pattern, string text, bool matches)
        => Assert.Equal(matches, LikePattern.Parse(pattern).IsMatch(text, ignoreCase: false));
}
