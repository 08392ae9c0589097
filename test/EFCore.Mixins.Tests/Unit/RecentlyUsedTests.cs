using EFCore.Mixins.Values;


namespace EFCore.Mixins.Tests.Unit;

public sealed class RecentlyUsedTests
{
    [Fact]
    public void The_first_value_of_a_key_is_kept()
    {
        var kept = new RecentlyUsed<int, string>(2);

        Assert.Null(kept.Find(1));
        Assert.Equal("one", kept.Keep(1, "one"));
        Assert.Equal("one", kept.Keep(1, "another"));
        Assert.Equal("one", kept.Find(1));
    }

    [Fact]
    public void What_was_not_used_for_longest_goes_first()
    {
        var kept = new RecentlyUsed<int, string>(8);
        for (var i = 0; i < 8; i++)
            kept.Keep(i, $"{i}");
        kept.Find(0);
        kept.Keep(8, "8");

        Assert.Equal("0", kept.Find(0));
        Assert.Equal("8", kept.Find(8));
        Assert.Null(kept.Find(1));
        Assert.Equal(6, kept.Count);
    }

    [Fact]
    public void Ten_thousand_keys_leave_no_more_than_fit()
    {
        var kept = new RecentlyUsed<int, string>(100);
        Parallel.For(0, 10_000, i => kept.Keep(i, $"{i}"));

        Assert.InRange(kept.Count, 1, 100);
    }
}
