using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Setting computed members: by name, after all stored ones.</summary>
public abstract class HybridFillSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Setters_are_called()
    {
        var author = await Author.CreateAsync(new { full_name = "Bill Gates" }, cancellationToken: Cancellation);
        var book = await Book.CreateAsync(new { Title = "x", Public = false, author }, cancellationToken: Cancellation);
        await author.UpdateAsync(new { FullName = "Ana Gates" }, cancellationToken: Cancellation);

        Assert.Equal(("Ana", "Gates"), (author.First, author.Last));
        Assert.True(book.Hidden);
        Assert.Equal("Ana Gates", (await InDatabaseAsync<Author>(author.Id))?.FullName);
        Assert.True((await InDatabaseAsync<Book>(book.Id))?.Hidden);
    }

    [Fact]
    public virtual void Computed_members_are_set_after_the_columns()
        => Assert.Equal("Ana Gates", new Author().Fill(new { FullName = "Ana Gates", First = "Bill", Last = "x" }).FullName);

    [Fact]
    public virtual void Problems_are_reported_with_all_others_and_nothing_is_set()
    {
        var author = new Author { First = "Bill" };
        var failure = Assert.Throws<FillException>(
            () => author.Fill(new { First = "Ana", FullName = (string?)null, Unreachable = true, Alias = "x", FulName = "x" }));
        var other = Assert.Throws<FillException>(
            () => new Book().Fill(new { Public = 1, HasAuthorName = "x", TitleLength = 3, Price = 2 }, only: ["Public", "HasAuthorName", "TitleLength"]));

        Assert.Equal("Bill", author.First);
        Assert.Equal(
            [
                ("FullName", FillProblemKind.NullValue),
                ("Unreachable", FillProblemKind.NotSettable),
                ("Alias", FillProblemKind.Guarded),
                ("FulName", FillProblemKind.Unknown),
            ],
            failure.Problems.Select(problem => (problem.Name, problem.Kind)));
        Assert.Equal(
            "The values do not fit 'Book', and nothing was set: 'Public': true or false is expected, a number (int) was given. "
            + "'HasAuthorName': it is a method. 'TitleLength': it is computed and has no public setter. 'Price': it is not in the allow-list of this call.",
            other.Message);
    }

    [Fact]
    public virtual void A_setter_that_throws_leaves_everything_as_it_was()
    {
        var author = new Author { First = "Bill", Last = "Gates", Email = "x" };

        Assert.Throws<IndexOutOfRangeException>(() => author.Fill(new { Email = "y", FullName = "Ana" }));
        Assert.Equal(("Bill", "Gates", "x"), (author.First, author.Last, author.Email));
    }
}
