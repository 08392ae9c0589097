using EFCore.Mixins.Retrying;


namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/scale-out.md, which runs.</summary>
public sealed class ScaleOutPageTests
{
    [Fact]
    public void One_setting_retries()
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UseSqlite()
            .UseMixins(mixins => mixins.RetryOnFailure(maxRetryCount: 20, maxRetryDelay: TimeSpan.FromSeconds(2)));
        using var db = new ShopContext(options.Options);

        Assert.IsType<TransientErrorStrategy>(db.Database.CreateExecutionStrategy());
    }
}
