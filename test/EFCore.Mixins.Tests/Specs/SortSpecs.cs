using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Where sort keys put the posts of the operators' table, one digit each.</summary>
public abstract class SortSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Theory]
    [InlineData("52364817", "rating")]
    [InlineData("17483625", "-rating")]
    [InlineData("17523648", "rating__nullsfirst")]
    [InlineData("52364817", "rating__nullslast")]
    [InlineData("48362517", "-rating__nullslast")]
    [InlineData("17483625", "-rating__nullsfirst")]
    [InlineData("23475168", "user___name")]
    [InlineData("23475168", "User.Name")]
    [InlineData("54723168", "-user___name__nullslast")]
    [InlineData("61724385", "price")]
    [InlineData("42358167", "score")]
    [InlineData("16725384", "views")]
    [InlineData("23458716", "published_at")]
    [InlineData("23458716", "Day")]
    [InlineData("27538416", "at")]
    [InlineData("25836471", "title")]
    [InlineData("12573648", "kind")]
    [InlineData("35812467", "-archived")]
    public virtual Task Columns_sort(string order, string key) => SortsAsync(order, key, "id");

    [Theory]
    [InlineData("32461578", "-comments__count")]
    [InlineData("15782463", "comments__count")]
    [InlineData("62314578", "comments___score__max")]
    [InlineData("14578236", "-comments___score__max")]
    [InlineData("23614578", "-comments___score__max__nullslast")]
    [InlineData("14578623", "comments___score__max__nullsfirst")]
    [InlineData("63214578", "comments___score__min")]
    [InlineData("62341578", "comments___body__max")]
    [InlineData("43125678", "-tags__count")]
    [InlineData("41235678", "tags___color__max")]
    [InlineData("16852347", "user___posts__count")]
    [InlineData("23471568", "-user___posts___comments__count")]
    [InlineData("23145678", "-user___posts___comments___score__max__nullslast")]
    [InlineData("43125678", "tags___posts___price__min", "-tags__count")]
    public virtual Task Aggregates_sort(string order, params string[] keys)
        => SortsAsync(order, [.. keys, "id"]);

    [Fact]
    public virtual async Task Keys_sort_in_turn()
    {
        await SortsAsync("71846325", "-rating", "-id");
        await SortsAsync("32475816", "user___name", "-archived", "id");
    }

    [Fact]
    public virtual async Task Keys_read_as_LINQ()
    {
        await using var db = NewContext();

        Assert.Equal(Sql.Of(db.Posts.OrderBy(post => post.Rating == null).ThenBy(post => post.Rating)), Sql.Of(Post.OrderBy("rating")));
        Assert.Equal(Sql.Of(db.Posts.OrderByDescending(post => post.Rating == null).ThenByDescending(post => post.Rating)), Sql.Of(Post.OrderBy("-rating")));
        Assert.Equal(Sql.Of(db.Posts.OrderBy(post => post.Views)), Sql.Of(Post.OrderBy("views")));
        Assert.Equal(Sql.Of(db.Posts.OrderByDescending(post => post.Comments.Count())), Sql.Of(Post.OrderBy("-comments__count")));
        Assert.Equal(Sql.Of(db.Posts), Sql.Of(Post.OrderBy()));
    }

    [Theory]
    [InlineData("52364817", "rating")]
    [InlineData("17483625", "-rating")]
    [InlineData("17523648", "rating__nullsfirst")]
    [InlineData("48362517", "-rating__nullslast")]
    [InlineData("61724385", "price")]
    [InlineData("54723168", "-user___name__nullslast")]
    public virtual async Task An_order_is_kept_at_any_position_of_a_query(string order, string key)
    {
        var sorted = Post.OrderBy(key, "id");

        Assert.Equal(string.Concat(order.Reverse()), await DigitsAsync(sorted.Reverse()));
        Assert.Equal(order[^1..], $"{(await sorted.LastAsync(Token)).Id}");
        Assert.Equal(order[2..6], await DigitsAsync(sorted.Skip(2).Take(4)));
        Assert.Equal(order[..4], await DigitsAsync(sorted.Take(4).Where(post => post.Id > 0)));
        foreach (var strategy in Enum.GetValues<LoadStrategy>())
        {
            var read = await Post.Query(orderBy: [key, "id"], load: new() { ["comments"] = strategy, ["tags"] = strategy }).Take(4).ToListAsync(Token);
            Assert.Equal(order[..4], string.Concat(read.Select(post => post.Id)));
            Assert.All(read, post => Assert.Equal(OperatorCases.Posts().ElementAt(post.Id - 1).Comments.Count, post.Comments.Count));
        }
    }

    [Fact]
    public virtual async Task A_second_order_replaces_the_first()
    {
        await using var db = NewContext();

        Assert.Equal("87654321", await DigitsAsync(Post.OrderBy("rating").ApplyQuery(orderBy: ["-id"])));
        Assert.Equal("87654321", await DigitsAsync(db.Posts.OrderBy(post => post.Rating).ApplyQuery(orderBy: ["-id"])));
        Assert.Equal("12345678", await DigitsAsync(Post.OrderBy("-id").OrderBy(post => post.Id)));
    }

    [Fact]
    public virtual async Task The_key_completes_an_order()
    {
        Assert.Equal("35812467", await DigitsAsync(Post.OrderBy("-archived").ThenByKey()));
        Assert.Equal("12345678", await DigitsAsync(Post.Select().ThenByKey()));
        Assert.Equal("35812467", await DigitsAsync(Post.OrderBy("-archived").Where(post => post.Id > 0).AsNoTracking().TagWith("tag").ThenByKey()));
        Assert.Equal("87654321", await DigitsAsync(Post.Select().OrderByDescending(post => post.Id).ThenByKey()));
        Assert.Equal("358", await DigitsAsync(Post.OrderBy("-archived").Take(3).ThenByKey()));
        Assert.Equal("123", await DigitsAsync(Post.OrderBy("id").Take(3).Distinct().ThenByKey()));
    }

    [Fact]
    public virtual async Task A_composite_key_completes_an_order_in_its_own()
    {
        await using var db = NewContext();
        var order = new Order { Id = Guid.NewGuid(), Total = new(), Customer = new() { Name = "Ann" } };
        order.Lines.AddRange([Line(3, "ink"), Line(1, "pen"), Line(2, "ink")]);
        db.Add(order);
        await db.SaveChangesAsync(Token);

        Assert.Equal([2, 3, 1], await OrderLine.OrderBy("product").ThenByKey().Select(line => line.Number).ToListAsync(Token));
        Assert.Equal(Sql.Of(db.OrderLines.OrderBy(line => line.OrderId).ThenBy(line => line.Number)), Sql.Of(OrderLine.Select().ThenByKey()));
        Assert.Equal(1, await Order.OrderBy("-total___amount", "address___city", "lines___quantity__max").CountAsync(Token));
    }

    [Theory]
    [InlineData("--id", "one leading '-' at most turns the order round")]
    [InlineData("", "the key is empty")]
    [InlineData("-", "the key is empty")]
    [InlineData("user", "'user' is a relation; sort by one of its columns")]
    [InlineData("user___", "no attribute of 'User' follows the last separator")]
    [InlineData("rating__desc", "'desc' is no suffix of a sort key. Valid here: nullsfirst, nullslast")]
    [InlineData("rating__max", "'max' is no suffix of a sort key. Valid here: nullsfirst, nullslast")]
    [InlineData("rating__nullfirst", "'nullfirst' is no suffix of a sort key. Did you mean 'nullsfirst' or 'nullslast'? Valid here: nullsfirst, nullslast")]
    [InlineData("comments", "'comments' leads to many rows: sort by 'comments__count' or by 'min' or 'max' of a column")]
    [InlineData("comments___score", "'comments' leads to many rows: sort by 'comments___score__min' or 'comments___score__max'")]
    [InlineData("+rating", "ascending has no sign: write 'rating'")]
    [InlineData("rating,-id", "each key is a text of its own: write [\"…\", \"…\"]")]
    [InlineData("user__name", "three underscores lead to a member of the related row: write 'user___name'")]
    [InlineData("-comments__score", "three underscores lead to a member of the related rows: write '-comments___score__max'")]
    [InlineData("comments__score__min", "three underscores lead to a member of the related rows: write 'comments___score__min'")]
    [InlineData("rating desc", "a direction is written as a sign: write '-rating'")]
    [InlineData("user___name ASC", "a direction is written as a sign: write 'user___name'")]
    [InlineData("-rating:desc", "a direction is written as a sign: write '-rating'")]
    [InlineData("-comments___score__nullslast", "'comments' leads to many rows: sort by 'comments___score__min' or 'comments___score__max'")]
    [InlineData("comments___score__avg", "'score' has no aggregate 'avg'. Valid here: min, max")]
    [InlineData("comments__max", "'max' needs a column: 'comments___column__max'")]
    [InlineData("comments__count__first", "'first' is no suffix of a sort key. Valid here: nullsfirst, nullslast")]
    public virtual void Errors_for_wrong_keys_name_the_reason(string key, string reason)
        => Assert.Equal($"Sort key '{key}' is not valid on 'Post': {reason}.", Assert.Throws<FilterException>(() => Post.OrderBy(key)).Message);

    private static OrderLine Line(int number, string product) => new() { Number = number, Product = product };

    private static async Task SortsAsync(string order, params string[] keys)
        => Assert.Equal(order, await DigitsAsync(Post.OrderBy(keys)));

    private static async Task<string> DigitsAsync(IQueryable<Post> query)
        => string.Concat((await query.ToListAsync(Token)).Select(post => post.Id));
}
