using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Many-to-many relations that are set to the keys of existing rows.</summary>
public abstract class LinkKeySpecs(Backend backend) : ModelSpecs<RackContext>(backend)
{
    [Fact]
    public virtual async Task Keys_link_a_new_row()
    {
        var (a, b, _) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Name = "r", Stickers = new[] { b.Id, a.Id } }, cancellationToken: Token);
        Assert.Equal(["a", "b"], await StoredAsync(rack.Id));
        Assert.Equal(["a", "b"], Held(rack));
        Assert.False(rack.IsDirty());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Keys_replace_links(bool isLoaded)
    {
        var (a, b, c) = await StickersAsync();
        var id = (await Rack.CreateAsync(new { Stickers = new[] { a, b } }, cancellationToken: Token)).Id;
        var rack = isLoaded
            ? await Rack.Query(new { id }, load: plan => plan.SelectIn(row => row.Stickers!)).SingleAsync(Token)
            : await Rack.FindOrFailAsync(id, Token);
        await rack.UpdateAsync(new { Name = "x", Stickers = new[] { b.Id, c.Id } }, cancellationToken: Token);
        Assert.Equal(["b", "c"], await StoredAsync(id));
        Assert.Equal(["b", "c"], Held(rack));
        await rack.UpdateAsync(new { Stickers = Array.Empty<int>() }, cancellationToken: Token);
        Assert.Empty(await StoredAsync(id));
        Assert.Equal("b", (await Sticker.FindOrFailAsync(b.Id, Token)).Text);
    }

    [Fact]
    public virtual async Task Keys_entities_and_values_of_new_rows_mix()
    {
        var (a, b, c) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Stickers = new object[] { a.Id, b, new { Text = "new" }, a.Id, b.Id } }, cancellationToken: Token);
        Assert.Equal(["a", "b", "new"], await StoredAsync(rack.Id));
        Assert.Equal(3, rack.Stickers?.Count);
        await rack.UpdateAsync(JsonDocument.Parse($$"""{"stickers": [{{c.Id}}, {{a.Id}}, {"text": "json"}]}"""), cancellationToken: Token);
        Assert.Equal(["a", "c", "json"], await StoredAsync(rack.Id));
    }

    [Fact]
    public virtual async Task Composite_keys_link()
    {
        await Bay.CreateAsync(new { Row = 1, Number = 2, Note = "a" }, cancellationToken: Token);
        await Bay.CreateAsync(new { Row = 2, Number = 1, Note = "b" }, cancellationToken: Token);
        var rack = await Rack.CreateAsync(new { Bays = new[] { (1, 2), (2, 1) } }, cancellationToken: Token);
        Assert.Equal(["a", "b"], rack.Bays.Select(bay => bay.Note).Order());
        await rack.UpdateAsync(new { Bays = new[] { new object[] { 2, 1 } } }, cancellationToken: Token);
        await using var db = NewModel();
        Assert.Equal("b", await db.Set<Rack>().SelectMany(row => row.Bays).Select(bay => bay.Note).SingleAsync(Token));
    }

    [Fact]
    public virtual async Task New_children_link_by_keys_too()
    {
        var (a, b, _) = await StickersAsync();
        var outer = await Rack.CreateAsync(
            new
            {
                Name = "outer",
                Stickers = new[] { a.Id },
                Inner = new[] { new { Name = "x", Stickers = new[] { a.Id, b.Id } }, new { Name = "y", Stickers = Array.Empty<int>() } },
            },
            cancellationToken: Token);
        Assert.Equal(["a"], await StoredAsync(outer.Id));
        Assert.Equal(["a", "b"], await StoredAsync(outer.Inner[0].Id));
        Assert.Empty(await StoredAsync(outer.Inner[1].Id));
        Assert.Same(outer.Stickers?.Single(), outer.Inner[0].Stickers?.Single(sticker => sticker.Id == a.Id));
    }

    [Fact]
    public virtual async Task A_filled_key_is_a_change_until_it_is_saved()
    {
        var (a, b, c) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Stickers = new[] { a } }, cancellationToken: Token);
        rack.Fill(new { Stickers = new object[] { a, b.Id } });
        Assert.Equal([a, b.Id], Assert.IsType<IEnumerable<object?>>(rack.Changes()["Stickers"].Current, exactMatch: false));
        rack.Fill(new { Stickers = new[] { c.Id } }); // the last value counts
        Assert.Equal([c.Id], Assert.IsType<IEnumerable<object?>>(rack.Changes()["Stickers"].Current, exactMatch: false));
        await rack.SaveAsync(cancellationToken: Token);
        Assert.False(rack.IsDirty());
        Assert.Equal(["c"], await StoredAsync(rack.Id));

        rack.Fill(new { Stickers = new[] { a.Id } });
        rack.Fill(new { Stickers = new[] { b } });
        await rack.SaveAsync(cancellationToken: Token);
        Assert.Equal(["b"], await StoredAsync(rack.Id));
        rack.Fill(new { Stickers = new[] { a.Id } });
        await rack.RefreshAsync(cancellationToken: Token);
        await rack.SaveAsync(cancellationToken: Token);
        Assert.Equal(["b"], await StoredAsync(rack.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_key_without_a_row_is_refused_and_changes_nothing(bool isHidden)
    {
        var (a, b, gone) = await StickersAsync();
        await gone.UpdateAsync(new { Gone = true }, cancellationToken: Token);
        var missing = isHidden ? gone.Id : 4711;
        var rack = await Rack.CreateAsync(new { Name = "r", Stickers = new[] { a } }, cancellationToken: Token);
        var refused = await Assert.ThrowsAsync<FillException>(
            () => rack.UpdateAsync(new { Name = "x", Stickers = new[] { b.Id, missing } }, cancellationToken: Token));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("Stickers[1]", FillProblemKind.NoSuchRow, "there is no 'Sticker' with this key"), (problem.Name, problem.Kind, problem.Reason));
        Assert.False(rack.IsDirty());
        Assert.Equal(["a"], Held(rack));
        await Assert.ThrowsAsync<FillException>(() => Rack.CreateAsync(new { Name = "none", Stickers = new[] { missing } }, cancellationToken: Token));

        rack.Fill(new { Stickers = new[] { missing } });
        await Assert.ThrowsAsync<FillException>(() => rack.SaveAsync(cancellationToken: Token));
        Assert.True(rack.IsDirty("Stickers"));
        rack.Fill(new { Stickers = new[] { b.Id } });
        await rack.SaveAsync(cancellationToken: Token);
        Assert.Equal(["b"], await StoredAsync(rack.Id));
        Assert.Equal(["r"], await Rack.Select().Select(row => row.Name).ToListAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_link_to_a_hidden_row_is_neither_written_twice_nor_lost_in_a_unit(bool isKept)
    {
        var (a, b, gone) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Name = "r", Stickers = new[] { a, gone } }, cancellationToken: Token);
        await gone.UpdateAsync(new { Gone = true }, cancellationToken: Token);
        await Contexts.InTransactionAsync<RackContext>(
            async _ =>
            {
                await rack.UpdateAsync(new { Name = "s" }, cancellationToken: Token); // tracked, with its links
                await rack.UpdateAsync(new { Stickers = isKept ? new[] { b, gone } : [b] }, cancellationToken: Token);
            },
            cancellationToken: Token);
        await gone.UpdateAsync(new { Gone = false }, cancellationToken: Token);
        Assert.Equal(["b", "c"], await StoredAsync(rack.Id)); // hidden links stay
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Keys_link_in_a_unit(bool isRolledBack)
    {
        var (a, b, c) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Stickers = new[] { a } }, cancellationToken: Token);
        var run = () => UnitAsync(async db =>
        {
            var found = await Rack.FindOrFailAsync(rack.Id, Token);
            var tracked = await Sticker.FindOrFailAsync(b.Id, Token);
            await found.UpdateAsync(new { Stickers = new[] { b.Id, c.Id } }, cancellationToken: Token);
            Assert.Contains(tracked, found.Stickers!); // the tracked instance
            await rack.UpdateAsync(new { Name = "twin" }, cancellationToken: Token);
            if (isRolledBack)
                throw new IOException();
        });
        if (isRolledBack)
            await Assert.ThrowsAsync<IOException>(run);
        else
            await run();
        Assert.Equal(isRolledBack ? ["a"] : ["b", "c"], await StoredAsync(rack.Id));
    }

    [Fact]
    public virtual async Task A_rolled_back_link_by_key_is_saved_again()
    {
        var (a, b, _) = await StickersAsync();
        var rack = await Rack.CreateAsync(new { Stickers = new[] { a } }, cancellationToken: Token);
        await Assert.ThrowsAsync<IOException>(() => UnitAsync(async _ =>
        {
            await rack.UpdateAsync(new { Stickers = new[] { b.Id } }, cancellationToken: Token);
            throw new IOException();
        }));
        Assert.Equal(["a"], await StoredAsync(rack.Id));
        await rack.SaveAsync(cancellationToken: Token);
        Assert.Equal(["b"], await StoredAsync(rack.Id));
    }

    [Fact]
    public virtual async Task Keys_link_an_instance_of_a_context_of_the_user()
    {
        var (a, b, c) = await StickersAsync();
        var id = (await Rack.CreateAsync(new { Stickers = new[] { a, b } }, cancellationToken: Token)).Id;
        await using var db = NewModel();
        var rack = await Rack.FindOrFailAsync(id, db, Token);
        await rack.UpdateAsync(new { Stickers = new[] { b.Id, c.Id } }, db, cancellationToken: Token);
        Assert.Equal(["b", "c"], await StoredAsync(id));
        await Assert.ThrowsAsync<FillException>(() => rack.UpdateAsync(new { Stickers = new[] { a.Id, -1 } }, db, cancellationToken: Token));
        Assert.Equal(["b", "c"], Held(rack));
        Assert.False(db.ChangeTracker.HasChanges());
        await db.SaveChangesAsync(Token);
        Assert.Equal(["b", "c"], await StoredAsync(id));
    }

    [Fact]
    public virtual async Task Thousands_of_keys_link()
    {
        var texts = Enumerable.Range(0, 2_100).Select(i => new Sticker { Text = $"{i}é" }).ToList();
        await Rack.CreateAsync(new { Stickers = texts }, cancellationToken: Token);
        var rack = await Rack.CreateAsync(new { Stickers = texts.ConvertAll(sticker => sticker.Id) }, cancellationToken: Token);
        Assert.Equal(2_100, (await StoredAsync(rack.Id)).Count);
    }

    [Fact]
    public virtual async Task Children_are_not_given_by_key()
    {
        var inner = await Rack.CreateAsync(new { Name = "inner" }, cancellationToken: Token);
        var refused = await Assert.ThrowsAsync<FillException>(() => Rack.CreateAsync(new { Inner = new[] { inner.Id } }, cancellationToken: Token));
        Assert.Equal("a list of 'Rack' is expected, its element 0 is a number (int)", Assert.Single(refused.Problems).Reason);
        var other = Assert.Throws<FillException>(() => inner.Fill(new { Stickers = new object?[] { "x" } }));
        Assert.Equal("a list of 'Sticker' or its keys is expected, its element 0 is text", Assert.Single(other.Problems).Reason);
        Assert.Throws<FillException>(() => inner.Fill(new { Stickers = new object?[] { null } }));
        Assert.Throws<FillException>(() => inner.Fill(new { Bays = new[] { 1 } }));
    }

    private static List<string> Held(Rack rack) => [.. (rack.Stickers ?? []).Select(sticker => sticker.Text).Order()];

    private static async Task<(Sticker A, Sticker B, Sticker C)> StickersAsync()
        => (await Sticker.CreateAsync(new { Text = "a" }, cancellationToken: Token),
            await Sticker.CreateAsync(new { Text = "b" }, cancellationToken: Token),
            await Sticker.CreateAsync(new { Text = "c" }, cancellationToken: Token));

    private async Task<List<string>> StoredAsync(int id)
    {
        await using var db = NewModel();
        return await db.Set<Rack>().Where(rack => rack.Id == id).SelectMany(rack => rack.Stickers!).Select(sticker => sticker.Text).Order().ToListAsync(Token);
    }
}
