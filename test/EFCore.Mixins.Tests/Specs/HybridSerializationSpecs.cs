using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Computed members in dictionaries, JSON and models: those whose relations are loaded, and no query for the others.</summary>
public abstract class HybridSerializationSpecs(Backend backend) : LibrarySpecs(backend)
{
    private static readonly string[] OverColumns = ["Public", "Good", "Worth", "KindOfPublic", "NextDay", "TitleLength", "Label"];
    private static readonly string[] OverRelations = ["Byline", "Reachable", "ChapterCount"];

    [Fact]
    public virtual async Task Members_over_columns_come_on_request()
    {
        var book = await Book.FindOrFailAsync(1, Token);

        Assert.Empty(book.ToDictionary().Keys.Intersect([.. OverColumns, .. OverRelations]));
        Assert.Equal(OverColumns.Order(), book.ToDictionary(hybridAttributes: true).Keys.Intersect([.. OverColumns, .. OverRelations]).Order());
        Assert.Equal((10m, "Ada!"), (book.ToDictionary(hybridAttributes: true)["Worth"], book.ToDictionary(hybridAttributes: true)["Label"]));
    }

    [Fact]
    public virtual async Task A_member_over_relations_comes_where_they_are_loaded()
    {
        var byAuthor = await Book.FirstOrDefaultAsync(Book.Query(new { id = 1 }, load: ["author"]), cancellationToken: Token);
        var byBoth = await Book.FirstOrDefaultAsync(Book.Query(new { id = 1 }, load: ["author", "chapters"]).AsNoTracking(), cancellationToken: Token);

        Assert.Equal(["Byline", "Reachable"], byAuthor?.ToDictionary(hybridAttributes: true).Keys.Intersect(OverRelations).Order());
        Assert.Equal(("Bill Gates", 2), (byBoth?.ToDictionary(hybridAttributes: true)["Byline"], byBoth?.ToDictionary(hybridAttributes: true)["ChapterCount"]));
    }

    [Fact]
    public virtual async Task A_missing_relation_is_no_obstacle()
    {
        var book = await Book.FindOrFailAsync(2, Token);

        Assert.Equal((null, false), (book.ToDictionary(hybridAttributes: true)["Byline"], book.ToDictionary(hybridAttributes: true)["Reachable"]));
    }

    [Fact]
    public virtual async Task Names_choose_members_at_any_depth()
    {
        var book = await Book.FirstOrDefaultAsync(Book.Query(new { id = 3 }, load: ["author"]), cancellationToken: Token);

        var row = book?.ToDictionary(include: ["label", "author.full_name", "cover.area"]);

        Assert.Equal(["Cover", "Label", "Author"], row?.Keys);
        Assert.Equal(new Dictionary<string, object?> { ["FullName"] = "Ana " }, row?["Author"]);
        Assert.Equal(new Dictionary<string, object?> { ["Area"] = 0 }, row?["Cover"]);
        Assert.Equal("Zoë!", book?.ToJsonNode(hybridAttributes: true)["label"]?.GetValue<string>());
    }

    [Fact]
    public virtual async Task A_model_contains_them_and_the_error_names_what_to_load()
    {
        var bare = await Book.FindOrFailAsync(1, Token);
        var loaded = await Book.FirstOrDefaultAsync(Book.Query(new { id = 1 }, load: ["author", "chapters"]), cancellationToken: Token);

        var refused = Assert.Throws<ModelException>(() => bare.ToModel<BookLine>());

        Assert.Equal(new BookLine("Ada!", "Bill Gates", 2), loaded?.ToModel<BookLine>());
        Assert.Equal(["ByLine", "ChapterCount"], refused.Problems.Select(problem => problem.Path).Order());
        Assert.All(refused.Problems, problem => Assert.EndsWith("which is not loaded; load it with the statement", problem.Reason));
    }

    public sealed record BookLine(string Label, string ByLine, int ChapterCount);
}
