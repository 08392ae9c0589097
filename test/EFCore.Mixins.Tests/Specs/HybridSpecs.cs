using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Computed members in the language: filters, paths, sort keys and their errors.</summary>
public abstract class HybridSpecs(Backend backend) : LibrarySpecs(backend)
{
    public static TheoryData<HybridCase> Cases => [.. HybridCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public virtual async Task Filters_equal_their_LINQ_and_their_negation_selects_the_rest(HybridCase tested)
    {
        await using var db = NewContext();

        if (tested.Linq is { } linq)
            Assert.Equal(Sql.Of(db.Books.Where(linq)), Sql.Of(Book.Query(Filter.And(tested.Filter).WithSubqueries(SubqueryBehavior.Exists)))); // as LINQ does
        Assert.Equal(tested.Rows, await RowsAsync(Book.Query(tested.Filter)));
        Assert.Equal(tested.Rows, await RowsAsync(db.Books.ApplyQuery(tested.Filter)));
        Assert.Equal(tested.Rows, await RowsAsync(db.Books.Where(Book.FilterExpression(tested.Filter))));
        Assert.Equal(string.Concat("1234".Except(tested.Rows)), await RowsAsync(Book.Query(Filter.Not(tested.Filter))));
        Assert.Equal(tested.Rows, await RowsAsync(Book.Query(Filter.Not(Filter.Not(tested.Filter)))));
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public virtual void Lists_in_memory_give_the_same_rows(HybridCase tested)
    {
        Assert.Equal(tested.Rows, Rows(tested.Filter));
        Assert.Equal(string.Concat("1234".Except(tested.Rows)), Rows(Filter.Not(tested.Filter)));
    }

    [Theory]
    [InlineData("3142", "byline", "id")]
    [InlineData("2143", "-byline", "id")]
    [InlineData("2314", "byline__nullsfirst", "-public", "id")]
    [InlineData("3142", "author___full_name", "id")]
    [InlineData("2143", "-author___full_name", "id")]
    [InlineData("1342", "worth__nullslast", "id")]
    [InlineData("1324", "-public", "id")]
    [InlineData("2143", "-author___unreachable", "id")]
    [InlineData("1243", "author___home___is_far__nullsfirst", "id")]
    [InlineData("4132", "-title_length", "id")]
    [InlineData("1324", "-chapter_count", "id")]
    [InlineData("1423", "-cover___area", "-good", "-rating")]
    [InlineData("2413", "-chapters___title_length__max", "id")]
    [InlineData("3124", "chapters___label__min__nullslast", "id")]
    [InlineData("1432", "-author___books___title_length__max__nullslast", "id")]
    public virtual async Task Sort_keys_order_the_same_in_memory(string rows, params string[] keys)
    {
        await using var db = NewContext();
        var sorted = await Book.OrderBy(keys).Select(book => book.Id).ToListAsync(Token);

        Assert.Equal(string.Concat(sorted), string.Concat(Library().AsQueryable().ApplyQuery(orderBy: keys).Select(book => book.Id)));
        Assert.Equal(rows, string.Concat(sorted));
    }

    [Fact]
    public virtual void Problems_are_reported_with_all_others()
    {
        var failure = Assert.Throws<FilterException>(() => Book.Query(
            new
            {
                has_author_name__ne = "x",
                has_author_name = (string?)null,
                is_rated = "many",
                public__gt = true,
                good__in = 5,
                publik = true,
                public___x = 1,
            },
            ["has_author_name", "chapters___label", "byline__max"]));

        Assert.Equal(
            [
                ("has_author_name__ne", FilterProblemKind.OperatorNotForType),
                ("has_author_name", FilterProblemKind.NullValue),
                ("is_rated", FilterProblemKind.ValueType),
                ("public__gt", FilterProblemKind.OperatorNotForType),
                ("good__in", FilterProblemKind.ValueType),
                ("publik", FilterProblemKind.UnknownMember),
                ("public___x", FilterProblemKind.UnknownRelation),
                ("has_author_name", FilterProblemKind.SortKey),
                ("chapters___label", FilterProblemKind.SortAggregate),
                ("byline__max", FilterProblemKind.SortKey),
            ],
            failure.Problems.Select(problem => (problem.Key, problem.Kind)));
        Assert.Equal(["public"], failure.Problems[5].Suggestions);
        Assert.Equal("'has_author_name' is a method; sort by a computed property", failure.Problems[7].Reason);
        Assert.Equal(
            "operator 'ne' does not work on the method 'has_author_name', which takes a value and returns true or false",
            failure.Problems[0].Reason);
    }

    [Fact]
    public virtual void Inspection_lists_them()
    {
        string[] properties = ["TitleLength", "Label", "Public", "Good", "Byline", "Reachable", "Worth", "KindOfPublic", "NextDay", "ChapterCount"];
        string[] methods = ["HasAuthorName", "IsRated", "IsOf"];

        Assert.Equal(properties.Order(), Book.HybridProperties.Order());
        Assert.Equal(methods.Order(), Book.HybridMethods.Order());
        Assert.Equal(properties.Order(), Inspection.HybridProperties<AudioBook>().Order());
        Assert.Empty(Inspection.HybridMethods<Chapter>());
        Assert.Empty(Post.HybridProperties);
        Assert.Empty(properties.Select(MemberNames.ToKey).Concat(methods.Select(MemberNames.ToKey)).Except(Book.FilterableAttributes));
        Assert.Empty(properties.Select(MemberNames.ToKey).Except(Book.SortableAttributes));
        Assert.DoesNotContain("has_author_name", Book.SortableAttributes);
        Assert.Equal(["Books", "Email", "First", "FullName", "Home", "Id", "Last"], Author.SettableAttributes.Order());
        Assert.DoesNotContain("Public", Book.Columns);
    }

    private static string Rows(object filter)
        => string.Concat(Library().AsQueryable().ApplyQuery(filter).Select(book => book.Id));
}
