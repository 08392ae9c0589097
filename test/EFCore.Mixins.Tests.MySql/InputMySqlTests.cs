using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class InputMySqlTests
{
    /// <summary>The provider maps no lists of values, and what a converter holds is given as what it is.</summary>
    public override async Task New_children_come_from_values()
    {
        var error = await Assert.ThrowsAsync<FillException>(() => Article.CreateAsync(new { Title = "a", Keywords = new[] { "k" } }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("'Keywords': a List<string> is expected, a list was given", error.Message, StringComparison.Ordinal);
    }
}
