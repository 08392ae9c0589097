using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Computed members in LINQ, over statements and over the sets of a context.</summary>
public abstract class HybridLinqSpecs(Backend backend) : LibrarySpecs(backend)
{
    [Fact]
    public virtual async Task Conditions_orders_and_projections()
    {
        await using var db = NewContext();
        var name = "Bill Gates";
        foreach (var books in new[] { Book.Select(), db.Books, Book.Select().On(db) })
        {
            Assert.Equal("13", await RowsAsync(books.Where(book => book.Public)));
            Assert.Equal("24", await RowsAsync(books.Where(book => !book.Public)));
            Assert.Equal("14", await RowsAsync(books.Where(book => book.HasAuthorName(name))));
            Assert.Equal("23", await RowsAsync(books.Where(book => !book.HasAuthorName(name))));
            Assert.Equal("14", await RowsAsync(books.Where(book => book.Author!.FullName == name)));
            Assert.Equal("14", await RowsAsync(books.Where(book => book.Author!.Books.Any(other => other.Good && other.HasAuthorName(name)))));
            Assert.Equal("1", await RowsAsync(books.Where(book => book.Cover.Area > 5)));
            Assert.Equal("3", await RowsAsync(books.Where(book => book.Author!.Home!.IsFar)));
            Assert.Equal(
                [4, 1, 3, 2],
                await books.OrderByDescending(book => book.TitleLength).ThenBy(book => book.Id).Select(book => book.Id).ToListAsync(Token));
            Assert.Equal([true, false, true, false], await books.OrderBy(book => book.Id).Select(book => book.Public).ToListAsync(Token));
            Assert.Equal(
                [(1, "Ada!", 2), (2, "!", 0), (3, "Zoë!", 1), (4, "Wave (90)", 0)],
                (await books.OrderBy(book => book.Id).Select(book => new { book.Id, book.Label, book.ChapterCount }).ToListAsync(Token))
                    .Select(row => (row.Id, row.Label, row.ChapterCount)));
            Assert.Equal(
                [(false, 2), (true, 2)],
                (await books.GroupBy(book => book.Public).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(Token))
                    .Select(row => (row.Key, row.Count))
                    .Order());
            Assert.Equal(4, await books.MaxAsync(book => book.TitleLength, Token));
        }
    }

    [Fact]
    public virtual async Task Computed_members_have_the_SQL_of_their_expressions()
    {
        await using var db = NewContext();
        var byHand = Sql.Of(db.Books.Where(book => !book.Hidden && (book.Author == null ? null : book.Author.First + " " + book.Author.Last) == "x"));

        Assert.Equal(byHand, Sql.Of(db.Books.Where(book => book.Public && book.Author!.FullName == "x")));
        Assert.Equal(byHand, Sql.Of(Book.Select().Where(book => book.Public && book.Author!.FullName == "x")));
    }

    [Fact]
    public virtual async Task Bulk_updates_read_them()
    {
        await using var db = NewContext();

        Assert.Equal(2, await Book.Where(book => book.Public).ExecuteUpdateAsync(set => set.SetProperty(book => book.Title, book => book.Label), Token));
        Assert.Equal(
            1,
            await db.Books.Where(book => book.IsRated(4)).ExecuteUpdateAsync(set => set.SetProperty(book => book.Title, book => book.Label), Token));
        Assert.Equal(["Ada!", null, "Zoë!", "Wave (90)"], await db.Books.OrderBy(book => book.Id).Select(book => book.Title).ToListAsync(Token));
        Assert.Equal(1, await db.Books.Where(book => book.HasAuthorName("Ana ")).ExecuteDeleteAsync(Token));
    }

    [Fact]
    public virtual async Task Subclasses_compute_their_own()
    {
        await using var db = NewContext();

        Assert.Equal("4", await RowsAsync(AudioBook.Where(book => book.Label == "Wave (90)")));
        Assert.Equal("4", await RowsAsync(db.Set<AudioBook>().Where(book => book.Label == "Wave (90)")));
        Assert.Equal("4", await RowsAsync(db.Books.Where(book => book.Label == "Wave (90)")));
        Assert.Equal("", await RowsAsync(AudioBook.Where(new { label__endswith = "!" })));
        Assert.Equal("13", await RowsAsync(TitleLonger(db.Books, 2).Where(book => book.Public)));
    }

    [Fact]
    public virtual async Task Instances_outside_the_query_keep_their_code()
    {
        await using var db = NewContext();
        var bill = new Author { First = "Bill", Last = "Gates" };

        Assert.Equal("14", await RowsAsync(db.Books.Where(book => book.Author!.FullName == bill.FullName)));
        Assert.Equal("14", await RowsAsync(Book.Where(book => book.Author!.FullName == bill.FullName)));
    }

    [Fact]
    public virtual async Task Compiled_queries_and_other_models_take_them()
    {
        var compiled = EF.CompileAsyncQuery(
            (SpecContext db, string name) => db.Books.Where(book => book.Public && book.HasAuthorName(name)).Select(book => book.Id));
        await using var db = NewContext();
        await using var shelf = new ShelfContext(Backend.OptionsOf<ShelfContext>());

        Assert.Equal([1], await ToListAsync(compiled(db, "Bill Gates")));
        Assert.Equal([3], await ToListAsync(compiled(db, "Ana ")));
        Assert.Equal([2, 4], await shelf.Shelved.Where(book => book.Public).Select(book => book.Id).Order().ToListAsync(Token));
        Assert.Equal([2, 4], await Book.Where(book => book.Public).On(shelf).Select(book => book.Id).Order().ToListAsync(Token));
        Assert.Equal([1, 3, 4], await shelf.Shelved.Where(book => book.TitleLength > 1).Select(book => book.Id).Order().ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Loads_filter_and_order_by_them()
    {
        await using var db = NewContext();
        var loads = new[]
        {
            Author.Query(load: plan => plan.Joined(a => a.Books.Where(book => book.Public).OrderBy(book => book.TitleLength))),
            Author.Query(load: plan => plan.SelectIn(a => a.Books.Where(book => book.Public))),
            Author.Query(load: plan => plan.Subquery(a => a.Books, where: new { @public = true })),
            Author.Select().Include(a => a.Books.Where(book => book.Public)),
            db.Authors.Include(a => a.Books.Where(book => book.Public)).AsNoTracking(),
        };
        foreach (var authors in loads)
        {
            var rows = await authors.OrderBy(author => author.Id).ToListAsync(Token);
            Assert.Equal(["1", "3"], rows.Select(author => string.Concat(author.Books.Select(book => book.Id))));
        }

        var filter = new { author___unreachable = true };
        Assert.True((await Book.Query(filter, load: LoadPlan.FromFilter<Book>(filter)).ToListAsync(Token)).TrueForAll(book => book.Author is not null));
    }

    [Fact]
    public virtual async Task A_thousand_values_are_compiled_once()
    {
        await using var db = NewContext();
        async Task AskAsync(string name)
        {
            await Book.Query(new { has_author_name = name, title_length__ge = name.Length, author___books___is_rated = name.Length }).ToListAsync(Token);
            await Book.Where(book => book.HasAuthorName(name)).ToListAsync(Token);
            await db.Books.Where(book => book.HasAuthorName(name)).ToListAsync(Token);
        }

        await AskAsync("first");
        using var meter = new QueryCacheMeter();
        for (var i = 0; i < 1000; i++)
            await AskAsync($"name {i}");

        Assert.Equal((0, 3000), meter.Read());
    }

    private static IQueryable<T> TitleLonger<T>(IQueryable<T> rows, int length)
        where T : Titled
        => rows.Where(row => row.TitleLength > length && EF.Functions.Like(row.Label, "%!"));

    private static async Task<List<int>> ToListAsync(IAsyncEnumerable<int> rows)
    {
        var list = new List<int>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}
