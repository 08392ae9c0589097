using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Relations compared with entities, by the key of the instance or the one that the library has stored.</summary>
public abstract class FilterByEntitySpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task An_entity_with_a_shadow_key_can_be_given_instead_of_its_key()
    {
        var (first, second) = await CreateNotesAsync();

        Assert.Equal(["first"], await TitlesAsync(new { note = first }));
        Assert.Equal(["second"], await TitlesAsync(new { note = second }));
        Assert.Equal(["first", "second"], await TitlesAsync(new { note__in = new[] { first, second } }));
        Assert.Equal(["second"], await TitlesAsync(new { note__ne = first }));
    }

    [Fact]
    public virtual async Task A_tracked_entity_can_be_given_instead_of_its_key()
    {
        await CreateNotesAsync();
        await using var db = NewContext();
        var note = await db.Notes.SingleAsync(one => one.Text == "b", Cancellation);

        Assert.Equal(["second"], await db.Reminders.ApplyQuery(new { note }).Select(reminder => reminder.Title).ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task An_entity_that_was_never_saved_is_refused()
    {
        await using var db = NewContext();
        var added = new Note { Text = "added" };
        db.Add(added);

        Assert.All(
            [new Note { Text = "new" }, added],
            note => Assert.Equal(
                "Filter 'note' is not valid on 'Reminder': the given Note has no key yet; save it first.",
                Assert.Throws<FilterException>(() => Reminder.Query(new { note })).Message));
    }

    [Fact]
    public virtual async Task An_entity_finds_its_row()
    {
        var (first, _) = await CreateNotesAsync();

        Assert.Equal("a", (await Note.FindAsync(first, Cancellation))?.Text);
        Assert.Equal(
            "The key does not fit 'Note': for 'Key' the given Note has no key yet; save it first. Give 'Key' (int).",
            (await Assert.ThrowsAsync<InvalidKeyException>(() => Note.FindAsync(new Note { Text = "new" }, Cancellation))).Message);
    }

    [Fact]
    public virtual async Task A_projection_is_not_filtered()
    {
        await using var db = NewContext();

        var failure = Assert.Throws<UnmappedEntityException>(() => db.Posts.Select(post => new PostTitle(post.Title)).ApplyQuery(new { title = "x" }));

        Assert.Equal(
            "'PostTitle' cannot be filtered or sorted: its class is not mapped by 'SpecContext'. "
            + "If it is a projection, filter and sort the entities before it; if not, add it to the model of the context, or bind, pass or make ambient a "
            + "context that maps it.",
            failure.Message);
    }

    [Fact]
    public virtual async Task Shadow_and_composite_keys_complete_an_order()
    {
        await Note.FirstOrDefaultAsync(cancellationToken: Cancellation);
        await OrderLine.FirstOrDefaultAsync(cancellationToken: Cancellation);

        Assert.Equal(
            [Note.Select().ThenByKey().Take(1).ToQueryString(), OrderLine.Select().ThenByKey().Take(1).ToQueryString()],
            [
                Note.Select().OrderBy(note => EF.Property<int>(note, "Key")).Take(1).ToQueryString(),
                OrderLine.Select().OrderBy(line => line.OrderId).ThenBy(line => line.Number).Take(1).ToQueryString(),
            ]);
        Assert.Collection(
            Log.Take(),
            sql => Assert.EndsWith("ORDER BY n.Key LIMIT 1", Sql.WithoutQuotes(sql), StringComparison.Ordinal),
            sql => Assert.EndsWith("ORDER BY o.OrderId, o.Number LIMIT 1", Sql.WithoutQuotes(sql), StringComparison.Ordinal));
    }

    private static async Task<(Note First, Note Second)> CreateNotesAsync()
    {
        var first = await Note.CreateAsync(new { Text = "a" }, cancellationToken: Cancellation);
        var second = await Note.CreateAsync(new { Text = "b" }, cancellationToken: Cancellation);
        await Reminder.CreateAsync(new { Title = "first", Note = first }, cancellationToken: Cancellation);
        await Reminder.CreateAsync(new { Title = "second", Note = second }, cancellationToken: Cancellation);
        return (first, second);
    }

    private static async Task<List<string>> TitlesAsync(object where)
        => [.. (await Reminder.AllAsync(Reminder.Query(where, ["id"]), cancellationToken: Cancellation)).Select(reminder => reminder.Title)];

    private sealed record PostTitle(string? Title);
}
