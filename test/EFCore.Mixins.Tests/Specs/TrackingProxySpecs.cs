using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Records with EF's change-tracking proxies as instances.</summary>
public abstract class TrackingProxySpecs(Backend backend) : ModelSpecs<KiteContext>(backend)
{
    protected override DbContextOptions<KiteContext> Options()
        => new DbContextOptionsBuilder<KiteContext>(base.Options()).UseChangeTrackingProxies().Options;

    [Fact]
    public virtual async Task Proxies_are_created_with_their_children()
    {
        var kite = await Kite.CreateAsync(new { Name = "a", Ribbons = new[] { new { Colour = "red" }, new { Colour = "blue" } } }, cancellationToken: Token);
        Assert.NotEqual(typeof(Kite), kite.GetType());
        Assert.False(kite.IsDirty());
        var other = await Kite.CreateAsync(row => row.Name = "b", cancellationToken: Token);
        var third = await Kite.CreateAsync(async row => row.Name = await Task.FromResult("c"), cancellationToken: Token);
        Assert.Equal(["a", "b", "c"], await NamesAsync());
        Assert.Equal(2, await Ribbon.Where(new { kite }).CountAsync(Token));
        await other.UpdateAsync(new { Tower = kite, Ribbons = new object[] { new { Colour = "green" }, kite.Ribbons.First() } }, cancellationToken: Token);
        Assert.Equal((kite.Id, 2), ((await StoredAsync<Kite>(other.Id)).TowerId, await Ribbon.Where(new { kite_id = other.Id }).CountAsync(Token)));
        await third.DeleteAsync(cancellationToken: Token);
        Assert.Equal(["a", "b"], await NamesAsync());
    }

    [Fact]
    public virtual async Task Proxies_are_filled_saved_and_read()
    {
        var kite = await Kite.CreateAsync(new { Name = "a", Height = 1 }, cancellationToken: Token);
        kite.Fill(new { Height = 2 });
        Assert.Equal(["Height"], kite.Changes().Keys);
        await kite.SaveAsync(cancellationToken: Token);
        var read = await Kite.FindOrFailAsync(kite.Id, Token);
        read.Name = "b";
        Assert.Equal(["Name"], read.Changes().Keys);
        await read.SaveAsync(cancellationToken: Token);
        Assert.Equal(("b", 2), ((await StoredAsync<Kite>(kite.Id)).Name, (await StoredAsync<Kite>(kite.Id)).Height));
        await kite.RefreshAsync(cancellationToken: Token);
        Assert.Equal("b", kite.Name);
        var untracked = await Kite.Select().AsNoTracking().SingleAsync(Token);
        await untracked.UpdateAsync(new { Height = 3 }, cancellationToken: Token);
        Assert.Equal(3, (await StoredAsync<Kite>(kite.Id)).Height);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Proxies_take_part_in_units(bool isRolledBack)
    {
        var kite = await Kite.CreateAsync(new { Name = "a", Ribbons = new[] { new { Colour = "red" } } }, cancellationToken: Token);
        var run = () => UnitAsync(async _ =>
        {
            var tracked = await Kite.FindOrFailAsync(kite.Id, Token);
            tracked.Name = "b";
            await tracked.SaveAsync(cancellationToken: Token);
            await kite.UpdateAsync(new { Height = 5 }, cancellationToken: Token);
            await Kite.CreateAsync(new { Name = "new" }, cancellationToken: Token);
            if (isRolledBack)
                throw new IOException();
        });
        if (isRolledBack)
            await Assert.ThrowsAsync<IOException>(run);
        else
            await run();
        Assert.Equal(isRolledBack ? ["a"] : ["b", "new"], await NamesAsync());
        Assert.Equal(isRolledBack ? 0 : 5, (await StoredAsync<Kite>(kite.Id)).Height);
        Assert.Equal(isRolledBack, kite.IsDirty());
        await kite.SaveAsync(cancellationToken: Token);
        Assert.Equal(5, (await StoredAsync<Kite>(kite.Id)).Height);
    }

    [Fact]
    public virtual async Task A_failed_save_of_a_proxy_changes_nothing()
    {
        var kite = await Kite.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        await Assert.ThrowsAsync<MissingReferenceException>(() => kite.UpdateAsync(new { Name = "b", TowerId = 4711 }, cancellationToken: Token));
        Assert.Equal(("a", null), (kite.Name, kite.TowerId));
        Assert.False(kite.IsDirty());
        await using var db = NewModel();
        var tracked = await Kite.FindOrFailAsync(kite.Id, db, Token);
        await Assert.ThrowsAsync<MissingReferenceException>(() => tracked.UpdateAsync(new { Name = "b", TowerId = 4711 }, db, cancellationToken: Token));
        Assert.Equal(("a", null), (tracked.Name, tracked.TowerId));
        Assert.False(db.ChangeTracker.HasChanges());
        await Assert.ThrowsAsync<MissingReferenceException>(() => Kite.CreateAsync(new { TowerId = 4711 }, db, cancellationToken: Token));
        Assert.Single(db.ChangeTracker.Entries());
    }

    [Fact]
    public virtual async Task Instances_created_with_new_are_rejected_and_the_error_names_the_alternative()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new Kite { Name = "a" }.SaveAsync(cancellationToken: Token));
        Assert.Contains("'Kite.CreateAsync(…)'", refused.Message, StringComparison.Ordinal);
        var kite = await Kite.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Kite { Id = kite.Id, Name = "b" }.SaveAsync(cancellationToken: Token));
        var child = await Assert.ThrowsAsync<InvalidOperationException>(
            () => kite.UpdateAsync(new { Height = 2, Ribbons = new[] { new Ribbon { Colour = "red" } } }, cancellationToken: Token));
        Assert.Contains("'Ribbon.CreateAsync(…)'", child.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (kite.Height, kite.Ribbons.Count));
        var filled = Assert.Throws<InvalidOperationException>(() => kite.Fill(new { Ribbons = new[] { new { Colour = "red" } } }));
        Assert.Contains("'UpdateAsync'", filled.Message, StringComparison.Ordinal);
        await using var db = NewModel();
        var made = db.CreateProxy<Kite>(row => row.Name = "made");
        await made.SaveAsync(db, cancellationToken: Token);
        Assert.Equal(["a", "made"], await NamesAsync());
        Assert.Equal(0, await Ribbon.Select().CountAsync(Token));
    }

    private async Task<List<string?>> NamesAsync()
    {
        await using var db = NewModel();
        return await db.Set<Kite>().OrderBy(kite => kite.Name).Select(kite => kite.Name).ToListAsync(Token);
    }
}
