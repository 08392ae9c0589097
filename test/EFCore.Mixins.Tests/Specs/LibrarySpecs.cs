using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs of computed members: four books of two authors, one book without an author.</summary>
public abstract class LibrarySpecs(Backend backend) : DatabaseSpecs(backend)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The rows, with everything that hangs on them.</summary>
    protected static List<Book> Library()
    {
        var bill = new Author { Id = 1, First = "Bill", Last = "Gates" };
        var ana = new Author { Id = 2, First = "Ana", Email = "ana@example.org", Home = new() { City = "Thun" } };
        List<Book> books =
        [
            new() { Id = 1, Title = "Ada", Rating = 5, Price = 2, Day = new(2024, 2, 28), Cover = { Width = 2, Height = 3 } },
            new() { Id = 2, Price = 1, Hidden = true, Kind = BookKind.Essay },
            new() { Id = 3, Title = "Zoë", Rating = 3, Price = 3.5m, Kind = BookKind.Essay, Day = new(2024, 2, 29) },
            new AudioBook { Id = 4, Title = "Wave", Rating = 4, Price = 10, Hidden = true, Minutes = 90 },
        ];
        foreach (var (book, author) in new[] { (books[0], bill), (books[2], ana), (books[3], bill) })
        {
            (book.Author, book.AuthorId) = (author, author.Id);
            author.Books.Add(book);
        }

        foreach (var chapter in new[] { Chapter(1, books[0], "one", 3), Chapter(2, books[0], "three", 9), Chapter(3, books[2], "four", 3) })
            chapter.Book.Chapters.Add(chapter);
        return books;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Library());
        await db.SaveChangesAsync(Token);
    }

    protected static async Task<string> RowsAsync(IQueryable<Book> books)
        => string.Concat((await books.Select(book => book.Id).ToListAsync(Token)).Order());

    private static Chapter Chapter(int id, Book book, string title, int pages)
        => new() { Id = id, Title = title, Pages = pages, Book = book, BookId = book.Id };
}
