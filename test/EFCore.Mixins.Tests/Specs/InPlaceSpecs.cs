using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Values that were changed in place are seen and written.</summary>
public abstract class InPlaceSpecs(Backend backend) : ModelSpecs<DepotContext>(backend)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task What_was_changed_in_place_is_written(bool isTracked)
    {
        var id = (await CartonAsync()).Id;
        await using var db = NewModel();
        var context = isTracked ? db : null;
        var carton = isTracked ? await db.Set<Carton>().SingleAsync(row => row.Id == id, Token) : await Carton.FindOrFailAsync(id, Token);
        Assert.False(carton.IsDirty());
        carton.Data![0] = 7;
        carton.Text![1] = 8;
        carton.Counts!["b"] = 2;
        carton.From!.Lines.Add("x");
        carton.Notes!.RemoveAt(0);
        carton.Wrapping.Print![0] = 9;
        carton.Seal!.Mark![0] = 6;
        Assert.Equal(["Counts", "Data", "From", "Notes", "Seal.Mark", "Text", "Wrapping.Print"], carton.Changes().Keys.Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], Assert.IsType<byte[]>(carton.Changes()["Data"].Original));
        await carton.SaveAsync(context, cancellationToken: Token);
        Assert.False(carton.IsDirty());

        var stored = await StoredAsync<Carton>(id);
        Assert.Equal([7, 2], stored.Data!);
        Assert.Equal([3, 8], stored.Text!);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, stored.Counts);
        Assert.Equal(["a", "x"], stored.From!.Lines);
        Assert.Equal(["y"], stored.Notes!);
        Assert.Equal(([9], [6]), (stored.Wrapping.Print!, stored.Seal!.Mark!), Same);
    }

    [Fact]
    public virtual async Task Nothing_is_written_where_nothing_was_changed()
    {
        var carton = await CartonAsync();
        var read = await Carton.FindOrFailAsync(carton.Id, Token);
        read.Data = [1, 2];
        read.Counts = new() { ["a"] = 1 };
        read.From = new Sender { City = "Bern", Lines = ["a"] };
        Assert.Empty(read.Changes());
        await read.SaveAsync(cancellationToken: Token);
        var empty = await Carton.CreateAsync(new { Name = "empty" }, cancellationToken: Token);
        Assert.Empty(empty.Changes());
        await empty.UpdateAsync(new { Data = new byte[] { 1 }, Counts = new Dictionary<string, int>() }, cancellationToken: Token);
        await empty.UpdateAsync(new { Data = (byte[]?)null, Counts = (Dictionary<string, int>?)null }, cancellationToken: Token);
        Assert.Equal((null, null), (await StoredAsync<Carton>(empty.Id)) is var stored ? (stored.Data, stored.Counts) : default);
    }

    [Fact]
    public virtual async Task A_failed_update_leaves_what_was_changed_in_place()
    {
        var carton = await CartonAsync();
        carton.Data![0] = 7;
        await Assert.ThrowsAsync<FormatException>(() => carton.UpdateAsync(
            row =>
            {
                row.Data = [5];
                throw new FormatException();
            },
            cancellationToken: Token));
        Assert.Equal([7, 2], carton.Data!);
        Assert.Equal(["Data"], carton.Changes().Keys);
        await UnitAsync(async _ =>
        {
            await carton.SaveAsync(cancellationToken: Token);
            carton.Data[1] = 8;
            carton.Counts!.Clear();
            await carton.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal([7, 8], (await StoredAsync<Carton>(carton.Id)).Data!);
        await Assert.ThrowsAsync<FormatException>(() => UnitAsync(async _ =>
        {
            carton.Data[0] = 1;
            await carton.SaveAsync(cancellationToken: Token);
            throw new FormatException();
        }));
        Assert.Equal(["Data"], carton.Changes().Keys);
        await carton.SaveAsync(cancellationToken: Token);
        Assert.Equal([1, 8], (await StoredAsync<Carton>(carton.Id)).Data!);
    }

    [Fact]
    public virtual async Task A_save_of_the_context_detects_the_change_too()
    {
        var id = (await CartonAsync()).Id;
        await using var db = NewModel();
        var carton = await db.Set<Carton>().SingleAsync(row => row.Id == id, Token);
        Assert.Equal(0, await db.SaveChangesAsync(Token));
        carton.Notes!.Add("z");
        carton.Data![1] = 0;
        await db.SaveChangesAsync(Token);
        var stored = await StoredAsync<Carton>(id);
        Assert.Equal(["x", "y", "z"], stored.Notes!);
        Assert.Equal([1, 0], stored.Data!);
    }

    private static bool Same((byte[] First, byte[] Second) left, (byte[] First, byte[] Second) right)
        => left.First.SequenceEqual(right.First) && left.Second.SequenceEqual(right.Second);

    private static Task<Carton> CartonAsync()
        => Carton.CreateAsync(
            new
            {
                Data = new byte[] { 1, 2 },
                Text = new byte[] { 3, 4 },
                Counts = new Dictionary<string, int> { ["a"] = 1 },
                From = new Sender { City = "Bern", Lines = ["a"] },
                Notes = new List<string> { "x", "y" },
                Wrapping = new Wrapping { Print = [1] },
                Seal = new Seal { Mark = [1] },
            },
            cancellationToken: Token);
}
