using EFCore.Mixins.Testing;
using EFCore.Mixins.Tests.Model;
using Member = EFCore.Mixins.Tests.Model.User;

#pragma warning disable xUnit1051 // the page shows its code without the token of the test

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/faq.md, which runs.</summary>
public sealed class FaqPageTests : IAsyncDisposable
{
    private readonly TestDatabase<SpecContext> database = TestDatabase.Sqlite<SpecContext>(
        (options, database) => options.UseSqlite(database).UseSqliteMixins());

    /// <summary>As <c>ControllerBase.User</c> hides the class.</summary>
    public static string User => "the caller";

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_class_that_a_property_hides_is_named()
    {
        await Member.CreateAsync(new { Name = "Ana" });

        Assert.Equal("Ana", (await ActiveRecord.FindAsync<User>(1))?.Name);
    }

    [Fact]
    public async Task The_set_of_a_context_takes_ApplyQuery()
    {
        await using var db = database.CreateDbContext();

        Assert.Empty(await db.Posts.ApplyQuery(where: new { archived = false }).ToListAsync());
        Assert.Empty(await Post.Query(where: new { archived = false }).On(db).ToListAsync());
    }
}
