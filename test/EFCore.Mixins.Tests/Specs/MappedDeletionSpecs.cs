using System.Globalization;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Rows are destroyed by key in every mapping, including those that EF cannot delete in one statement.</summary>
public abstract class MappedDeletionSpecs(Backend backend) : ModelSpecs<DepotContext>(backend)
{
    [Fact]
    public virtual async Task A_row_of_several_tables_is_deleted_from_all()
    {
        var (tool, saw, band, drill) = (
            await Tool.CreateAsync(new { Name = "t" }, cancellationToken: Token),
            await Saw.CreateAsync(new { Teeth = 3 }, cancellationToken: Token),
            await BandSaw.CreateAsync(new { Length = 4 }, cancellationToken: Token),
            await Drill.CreateAsync(new { Speed = 5 }, cancellationToken: Token));
        Assert.Equal(0, await Saw.DestroyAsync(drill.Id, Token));
        Assert.Equal(0, await BandSaw.DestroyAsync(saw.Id, Token));
        Assert.Equal(1, await Saw.DestroyAsync(band.Id, Token));
        Assert.Equal([tool.Id, saw.Id, drill.Id], await IdsAsync());
        Assert.Equal(2, await Tool.DestroyAsync(saw.Id, tool.Id, band.Id, 999, saw.Id));
        Assert.Equal([drill.Id], await IdsAsync());
        Assert.Equal(1, await Drill.DestroyAsync(drill.Id, Token));
        Assert.Empty(await IdsAsync());
        await using var db = NewModel();
        FormattableString rows = $"SELECT COUNT(*) AS {Quote("Value")} FROM {Quote("Saws")}";
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>(rows.ToString(CultureInfo.InvariantCulture)).SingleAsync(Token));
    }

    [Fact]
    public virtual async Task All_rows_are_deleted_or_none()
    {
        var (free, held) = (
            await Saw.CreateAsync(new { Teeth = 1 }, cancellationToken: Token),
            await Saw.CreateAsync(new { Teeth = 2 }, cancellationToken: Token));
        await Box.CreateAsync(new { ToolId = held.Id }, cancellationToken: Token);
        await Assert.ThrowsAsync<StillReferencedException>(() => Tool.DestroyAsync(free.Id, held.Id));
        Assert.Equal([free.Id, held.Id], await IdsAsync());
        await UnitAsync(async _ =>
        {
            await Assert.ThrowsAsync<StillReferencedException>(() => Tool.DestroyAsync(free.Id, held.Id));
            Assert.Equal(1, await Tool.DestroyAsync(free.Id, Token));
        });
        Assert.Equal([held.Id], await IdsAsync());
        Assert.Equal(2, (await StoredAsync<Saw>(held.Id)).Teeth);
        await Assert.ThrowsAsync<FormatException>(() => UnitAsync(async _ =>
        {
            var other = await Drill.CreateAsync(new { Speed = 1 }, cancellationToken: Token);
            Assert.Equal(1, await Tool.DestroyAsync(other.Id, Token));
            throw new FormatException();
        }));
        Assert.Equal([held.Id], await IdsAsync());
    }

    [Fact]
    public virtual async Task Many_rows_of_several_tables_are_deleted()
    {
        await using var db = NewModel();
        var saws = Enumerable.Range(0, 2500).Select(number => number % 2 == 0 ? new Saw { Teeth = number } : new BandSaw { Length = number }).ToList();
        db.AddRange(saws);
        await db.SaveChangesAsync(Token);
        Assert.Equal(2400, await Tool.DestroyAsync(saws.Skip(100).Select(saw => saw.Id), cancellationToken: Token));
        Assert.Equal(100, (await IdsAsync()).Count);
    }

    [Fact]
    public virtual async Task Many_rows_of_one_table_are_all_deleted_or_none_in_a_transaction()
    {
        await using var db = NewModel();
        var goods = Enumerable.Range(0, 1500).Select(_ => new Good()).ToList();
        goods[^1].Tags.Add(new Good.Tag());
        db.AddRange(goods);
        await db.SaveChangesAsync(Token);
        await UnitAsync(async _ =>
        {
            await Assert.ThrowsAsync<StillReferencedException>(() => Good.DestroyAsync(goods.Select(good => good.Id), cancellationToken: Token));
            Assert.Equal(1500, await Good.Select().CountAsync(Token));
            Assert.Equal(1499, await Good.DestroyAsync(goods.SkipLast(1).Select(good => good.Id), cancellationToken: Token));
        });
        Assert.Equal(1, await Good.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task Rows_of_a_table_per_concrete_type_are_deleted_by_composite_keys()
    {
        await GoldCoin.CreateAsync(new { Land = "a", Number = 1 }, cancellationToken: Token);
        await SilverCoin.CreateAsync(new { Land = "a", Number = 2 }, cancellationToken: Token);
        await Coin.CreateAsync(new { Land = "b'", Number = 1 }, cancellationToken: Token);
        Assert.Equal(0, await GoldCoin.DestroyAsync(new object[] { new { Land = "a", Number = 2 } }, cancellationToken: Token));
        Assert.Equal(
            2,
            await Coin.DestroyAsync(
                new object[] { new { Land = "a", Number = 2 }, new { Land = "b'", Number = 1 }, new { Land = "c", Number = 1 } },
                cancellationToken: Token));
        Assert.Equal("a", Assert.Single(await Coin.AllAsync(Coin.Select(), cancellationToken: Token)).Land);
    }

    [Fact]
    public virtual async Task A_row_in_two_tables_is_deleted_from_both_unless_a_filter_hides_it()
    {
        var (seen, hidden) = (
            await Binder.CreateAsync(new { Name = "a", Summary = "s" }, cancellationToken: Token),
            await Binder.CreateAsync(new { Name = "b", Summary = "s", IsHidden = true }, cancellationToken: Token));
        Assert.Equal(1, await Binder.DestroyAsync(seen.Id, hidden.Id));
        await using var db = NewModel();
        Assert.Equal(["b"], await db.Set<Binder>().IgnoreQueryFilters().Select(binder => binder.Name).ToListAsync(Token));
        await Binder.CreateAsync(new { seen.Id, Name = "c", Summary = "again" }, cancellationToken: Token);
        Assert.Equal("again", (await StoredAsync<Binder>(seen.Id)).Summary);
    }

    [Fact]
    public virtual async Task A_part_of_the_row_of_another_entity_is_not_destroyed_alone()
    {
        var bill = await Bill.CreateAsync(new { Number = "1", Text = new BillText { Words = "w" } }, cancellationToken: Token);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => BillText.DestroyAsync(bill.Id, Token));
        Assert.Contains("'BillText' can't be destroyed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("w", (await StoredAsync<BillText>(bill.Id)).Words);
        Assert.Equal(1, await Bill.DestroyAsync(bill.Id, Token));
        Assert.Equal(0, await Bill.Select().CountAsync(Token));
        refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => BillSum.DestroyAsync(1, Token));
        Assert.Contains("no table", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<List<int>> IdsAsync() => Tool.Select().OrderBy(tool => tool.Id).Select(tool => tool.Id).ToListAsync(Token);

    private string Quote(string name)
    {
        using var db = NewModel();
        return db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);
    }
}
