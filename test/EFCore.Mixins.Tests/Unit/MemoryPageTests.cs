namespace EFCore.Mixins.Tests.Unit;

/// <summary>Pages of lists of unmapped classes.</summary>
public sealed class MemoryPageTests
{
    private static readonly Song[] Songs =
    [
        new("b", 3, new Singer("Ann")), new("a", 3, null), new("C", null, new Singer(null)), new("b", 3, new Singer("Ann")), new("a", null, new Singer("Zoe")),
        new("b", 1, null),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("singer.name__nullsfirst", "-seconds", "title")]
    [InlineData("title")]
    [InlineData]
    public async Task Equal_rows_come_as_in_the_list(params string[] order)
    {
        var all = await Songs.AsQueryable().CursorPageAsync(order, 10, cancellationToken: Token);
        for (var size = 1; size < 8; size++)
        {
            var walked = new List<Song>();
            await foreach (var page in Songs.AsQueryable().CursorPagesAsync(order, size, cancellationToken: Token))
                walked.AddRange(page.Items);
            Assert.Equal(all.Items, walked);
        }

        var back = await Songs.AsQueryable().CursorPageAsync(order, 3, before: all.CursorOf(all.Items[4]), edges: Edges.Exact, cancellationToken: Token);
        Assert.Equal(all.Items.Skip(1).Take(3), back.Items);
        Assert.Equal((true, true), (back.HasPrevious, back.HasNext));
    }

    [Fact]
    public async Task Text_is_ordered_by_code_and_nulls_are_where_the_key_puts_them()
    {
        var titles = await Songs.AsQueryable().CursorPageAsync(["title", "-seconds"], 6, null, song => $"{song.Title}{song.Seconds}", cancellationToken: Token);
        var paged = await Songs.AsQueryable().PageAsync(2, 4, Total.Exact, Token);

        Assert.Equal(["C", "a", "a3", "b3", "b3", "b1"], titles.Items);
        Assert.Equal((2, 6L, false), (paged.Items.Count, paged.Total, paged.HasNext));
        Assert.Same(Songs[4], paged.Items[0]);
    }

    [Fact]
    public async Task What_a_list_cannot_do_is_refused_alike()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Songs.AsQueryable().OrderBy(song => song.Title).CursorPageAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<FilterException>(() => Songs.AsQueryable().CursorPageAsync(["nonsense"], cancellationToken: Token));
        await Assert.ThrowsAsync<InvalidCursorException>(() => Songs.AsQueryable().CursorPageAsync(["title"], after: "nonsense", cancellationToken: Token));
        var empty = await Array.Empty<Song>().AsQueryable().CursorPageAsync(["title"], cancellationToken: Token);
        Assert.Equal((0, false, false, null, null), (empty.Items.Count, empty.HasNext, empty.HasPrevious, empty.Next, empty.Previous));
    }

    private sealed class Song(string title, int? seconds, Singer? singer)
    {
        public string Title { get; set; } = title;

        public int? Seconds { get; set; } = seconds;

        public Singer? Singer { get; set; } = singer;
    }

    private sealed class Singer(string? name)
    {
        public string? Name { get; set; } = name;
    }
}
