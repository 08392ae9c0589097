using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

#pragma warning disable xUnit1051 // the page shows calls without a token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/active-record.md.</summary>
public abstract class ActiveRecordPageSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Creating()
    {
        var user = await User.CreateAsync(new { Name = "Bill" });
        var ana = await User.CreateAsync(u => u.Name = "Ana");
        var post = await Post.CreateAsync(new { Body = "hello", user, Tags = new[] { new Tag { Name = "new" } } });
        var franc = await Currency.CreateAsync(new { Code = "CHF", Symbol = "Fr." });
        Assert.Equal((user.Id, "Ana", "Fr."), (post.UserId, ana.Name, franc.Symbol));
    }

    [Fact]
    public virtual async Task Finding()
    {
        var order = await CreateOrderAsync();
        var orderId = order.Id;
        await OrderLine.CreateAsync(new { order, Number = 2, Product = "tea" });
        await User.CreateAsync(new { Name = "Bill" });
        await using var db = NewContext();

        var user = await User.FindAsync(1);
        var sure = await User.FindOrFailAsync(1, db);
        var line = await OrderLine.FindAsync(orderId, 2);
        var named = await OrderLine.FindAsync(new { OrderId = orderId, Number = 2 });
        var first = await User.FirstOrDefaultAsync(User.Select().Where(u => u.Age == null));
        var all = await User.AllAsync();

        Assert.Equal(("Bill", "Bill", "tea", "tea", "Bill", 1), (user?.Name, sure.Name, line?.Product, named?.Product, first?.Name, all.Count));
    }

    [Fact]
    public virtual async Task Changes()
    {
        var post = await Post.CreateAsync(new { Body = "hello", Title = "Greetings" });
        post.Title = "Good day";
        var dirty = post.IsDirty();
        var titled = post.IsDirty("title");
        var (original, current) = post.Changes()["Title"];
        Assert.Equal((true, true, "Greetings", "Good day"), (dirty, titled, original, current));
    }

    [Fact]
    public virtual async Task Saving()
    {
        var post = await Post.CreateAsync(new { Body = "hello" });
        post.Title = "Greetings";
        await post.SaveAsync();
        await post.UpdateAsync(new { Archived = true, Kind = "review" });
        post.Fill(new { Rating = 5 }, only: ["Rating", "Body"]);
        await post.RefreshAsync(["user", "comments"]);
        await post.DeleteAsync();
        Assert.Equal(0, await User.DestroyAsync(1, 2, 3));
        Assert.Equal(0, await OrderLine.DestroyAsync((Guid.NewGuid(), 1), (Guid.NewGuid(), 2)));
    }
}
