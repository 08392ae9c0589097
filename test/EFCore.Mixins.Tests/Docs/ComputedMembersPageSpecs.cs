using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

#pragma warning disable xUnit1051 // the page shows calls without a token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/computed-members.md; their class is one of the model.</summary>
public abstract class ComputedMembersPageSpecs(Backend backend) : LibrarySpecs(backend)
{
    [Fact]
    public virtual async Task Filters_and_sort_keys()
    {
        var reachable = Author.Query(new { Unreachable = false, full_name__istartswith = "ana" }, ["-full_name"]);
        var called = Author.Where(new { is_called = "Bill" });
        var books = Book.Where(new { author___is_called = "Bill", author___unreachable = true });
        var byTitle = Author.OrderBy("-books___title_length__max");

        Assert.Equal("Ana", (await reachable.SingleAsync()).First);
        Assert.Equal("Bill", (await called.SingleAsync()).First);
        Assert.Equal("14", await RowsAsync(books));
        Assert.Equal(["Bill", "Ana"], (await byTitle.ToListAsync()).Select(author => author.First));
    }

    [Fact]
    public virtual async Task Linq()
    {
        var name = "Gates";
        await using var db = NewContext();

        var names = Author.Where(author => author.Unreachable && author.IsCalled(name)).OrderBy(author => author.FullName).Select(author => author.FullName);
        var count = await db.Books.CountAsync(book => book.Author!.Unreachable);
        await Book.Where(book => book.Public).ExecuteUpdateAsync(set => set.SetProperty(book => book.Title, book => book.Label));

        Assert.Equal(["Bill Gates"], await names.ToListAsync());
        Assert.Equal(2, count);
        Assert.Equal(2, await db.Books.CountAsync(book => EF.Functions.Like(book.Title, "%!")));
    }

    [Fact]
    public virtual async Task Setting()
    {
        var author = new Author();
        author.Fill(new { FullName = "Ana Miller" });
        var created = await Author.CreateAsync(new { FullName = "Eva Gates" });

        Assert.Equal(("Ana", "Miller"), (author.First, author.Last));
        Assert.Equal(("Eva", "Gates"), (created.First, created.Last));
    }
}
