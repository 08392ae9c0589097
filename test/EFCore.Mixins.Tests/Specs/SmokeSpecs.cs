using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class SmokeSpecs(Backend backend) : DatabaseSpecs(backend)
{
    [Fact]
    public virtual async Task Model_is_valid()
    {
        await using var db = NewContext();
        db.Add(new User { Name = "Bill" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await User.Select().CountAsync(TestContext.Current.CancellationToken));
    }
}
