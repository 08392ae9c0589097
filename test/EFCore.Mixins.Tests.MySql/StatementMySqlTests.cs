using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class StatementMySqlTests
{
    /// <summary>The provider rejects EXCEPT and INTERSECT, which MySQL supports since 8.0.31 and MariaDB since 10.3.</summary>
    public override async Task Statements_combine()
    {
        var young = User.Select().Where(user => user.Age < 40);
        var old = User.Select().Where(user => user.Age > 40);

        Assert.Equal(
            ["Ana", "Cid"],
            await young.Concat(old).Select(user => user.Name).OrderBy(name => name).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, await young.Union(User.Select()).CountAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().Except(young).ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().Intersect(young).ToListAsync(TestContext.Current.CancellationToken));
    }
}
