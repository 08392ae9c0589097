using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.EF10;

/// <summary>Complex members that may be null, in columns and as JSON: null is not the same as defaults.</summary>
public abstract class OptionalPartSpecs(Backend backend) : ModelSpecs<OptionalContext>(backend)
{
    /// <summary>Members that may be null, and what is within.</summary>
    public static TheoryData<string, bool> Members => new() { { "Stats", false }, { "Stats", true }, { "Notes", false }, { "Notes", true } };

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task Nothing_is_changed_where_nothing_was(string member, bool isTracked)
    {
        await using var db = NewModel();
        var context = isTracked ? db : null;
        var id = (await Title.CreateAsync(new { Name = "a" }, cancellationToken: Token)).Id;
        var title = await Title.FindOrFailAsync(id, context, Token);
        Assert.Null(Part(title, member));
        Assert.Empty(title.Changes());
        Assert.Empty(new Title { Id = 0 }.Changes());
        title.Name = "b";
        Assert.Equal(["Name"], title.Changes().Keys);
        await title.SaveAsync(context, cancellationToken: Token);
        Assert.Empty(title.Changes());
        var stored = await StoredAsync<Title>(id);
        Assert.Equal(("b", null), (stored.Name, Part(stored, member)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task A_part_comes_changes_and_goes(string member, bool isTracked)
    {
        await using var db = NewModel();
        var context = isTracked ? db : null;
        var title = await Title.FindOrFailAsync((await Title.CreateAsync(new { Name = "a" }, cancellationToken: Token)).Id, context, Token);
        await title.UpdateAsync(new Dictionary<string, object?> { [member] = new Stats() }, context, cancellationToken: Token); // defaults, and not null
        Assert.Equal(new Stats(), Part(await StoredAsync<Title>(title.Id), member));
        Assert.Empty(title.Changes());
        await title.UpdateAsync(new Dictionary<string, object?> { [member] = new { Sold = 3 } }, context, cancellationToken: Token);
        Assert.Equal(new Stats { Sold = 3 }, Part(await StoredAsync<Title>(title.Id), member));
        Assert.Empty(title.Changes());
        await title.UpdateAsync(new Dictionary<string, object?> { [member] = null }, context, cancellationToken: Token);
        Assert.Null(Part(await StoredAsync<Title>(title.Id), member));
        Assert.Empty(title.Changes());
        await title.UpdateAsync(new Dictionary<string, object?> { [member] = new { Sold = 4 } }, context, cancellationToken: Token);
        Assert.Equal(new Stats { Sold = 4 }, Part(await StoredAsync<Title>(title.Id), member));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task A_detached_instance_writes_what_it_holds(string member, bool isTracked)
    {
        await using var db = NewModel();
        var context = isTracked ? db : null;
        var id = (await Title.CreateAsync(new { Name = "a" }, cancellationToken: Token)).Id;
        var detached = new Title { Id = id, Name = "b" };
        await detached.UpdateAsync(new Dictionary<string, object?> { [member] = new Stats() }, context, cancellationToken: Token);
        Assert.Equal(new Stats(), Part(await StoredAsync<Title>(id), member));
        db.ChangeTracker.Clear();
        var empty = new Title { Id = id, Name = "c" };
        await empty.SaveAsync(context, cancellationToken: Token);
        var stored = await StoredAsync<Title>(id);
        Assert.Equal(("c", null), (stored.Name, Part(stored, member)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task A_refresh_reads_null_and_values(string member, bool isTracked)
    {
        await using var db = NewModel();
        var context = isTracked ? db : null;
        var title = await Title.FindOrFailAsync((await Title.CreateAsync(new { Name = "a" }, cancellationToken: Token)).Id, context, Token);
        await title.RefreshAsync(context: context, cancellationToken: Token);
        Assert.Null(Part(title, member));
        var other = await Title.FindOrFailAsync(title.Id, Token);
        await other.UpdateAsync(new Dictionary<string, object?> { [member] = new Stats { Sold = 5, Seen = 6 } }, cancellationToken: Token);
        await title.RefreshAsync(context: context, cancellationToken: Token);
        Assert.Equal(new Stats { Sold = 5, Seen = 6 }, Part(title, member));
        Assert.Empty(title.Changes());
        await other.UpdateAsync(new Dictionary<string, object?> { [member] = null }, cancellationToken: Token);
        await title.RefreshAsync(context: context, cancellationToken: Token);
        Assert.Null(Part(title, member));
        Assert.Empty(title.Changes());
        title.Name = "b";
        await title.SaveAsync(context, cancellationToken: Token);
        Assert.Null(Part(await StoredAsync<Title>(title.Id), member));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task A_failed_call_and_a_rolled_back_unit_give_it_back(string member, bool isTracked)
    {
        _ = isTracked;
        var title = await Title.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        await Assert.ThrowsAsync<FormatException>(() => title.UpdateAsync(
            row =>
            {
                row.Fill(new Dictionary<string, object?> { [member] = new Stats() });
                throw new FormatException();
            },
            cancellationToken: Token));
        Assert.Null(Part(title, member));
        await Assert.ThrowsAsync<FormatException>(() => UnitAsync(
            async _ =>
            {
                await title.UpdateAsync(new Dictionary<string, object?> { [member] = new Stats { Sold = 1 } }, cancellationToken: Token);
                throw new FormatException();
            }));
        Assert.NotEmpty(title.Changes());
        await title.SaveAsync(cancellationToken: Token);
        Assert.Equal(new Stats { Sold = 1 }, Part(await StoredAsync<Title>(title.Id), member));
        await Assert.ThrowsAsync<FormatException>(() => UnitAsync(
            async _ =>
            {
                await title.UpdateAsync(new Dictionary<string, object?> { [member] = null }, cancellationToken: Token);
                throw new FormatException();
            }));
        Assert.NotEmpty(title.Changes());
        await title.SaveAsync(cancellationToken: Token);
        Assert.Null(Part(await StoredAsync<Title>(title.Id), member));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public virtual async Task Units_inside_and_failed_calls_in_a_unit_give_it_back(string member, bool isNull)
    {
        var (before, after) = isNull ? (null, new Stats { Sold = 2 }) : (new Stats { Sold = 2 }, (Stats?)null);
        var title = await Title.CreateAsync(new Dictionary<string, object?> { ["Name"] = "a", [member] = before }, cancellationToken: Token);
        var change = new Dictionary<string, object?> { ["Name"] = "b", [member] = after };
        await UnitAsync(async _ =>
        {
            await title.SaveAsync(cancellationToken: Token);
            await Assert.ThrowsAsync<FormatException>(() => UnitAsync(async _ =>
            {
                await title.UpdateAsync(change, cancellationToken: Token);
                throw new FormatException();
            }));
            Assert.Equal(("a", before), (title.Name, Part(title, member)));
            Assert.Empty(title.Changes());
            await Assert.ThrowsAsync<FormatException>(() => title.UpdateAsync(
                row =>
                {
                    row.Fill(change);
                    throw new FormatException();
                },
                cancellationToken: Token));
            Assert.Equal(("a", before), (title.Name, Part(title, member)));
            title.Fill(change); // pending when the unit inside begins
            await Assert.ThrowsAsync<FormatException>(() => UnitAsync(async _ =>
            {
                await title.UpdateAsync(new Dictionary<string, object?> { [member] = before, ["Name"] = "c" }, cancellationToken: Token);
                throw new FormatException();
            }));
            Assert.Equal(("b", after), (title.Name, Part(title, member)));
            await title.SaveAsync(cancellationToken: Token);
            Assert.Empty(title.Changes());
        });
        Assert.Equal(after, Part(await StoredAsync<Title>(title.Id), member));
        var rival = await Title.FindOrFailAsync(title.Id, Token);
        await Title.DestroyAsync([title.Id], cancellationToken: Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(
            () => rival.UpdateAsync(new Dictionary<string, object?> { [member] = before }, cancellationToken: Token));
        Assert.Equal(after, Part(rival, member));
        Assert.Empty(rival.Changes());
    }

    private static Stats? Part(Title title, string member) => member == "Stats" ? title.Stats : title.Notes;
}

/// <summary>A row with parts that may be null.</summary>
public class Title : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public Stats? Stats { get; set; }
    public Stats? Notes { get; set; }
}

/// <summary>A part of a row.</summary>
public record Stats
{
    public int Sold { get; set; }
    public int? Seen { get; set; }
}

/// <summary>Maps the parts to columns and to JSON.</summary>
public class OptionalContext(DbContextOptions<OptionalContext> options) : DbContext(options)
{
    /// <summary>The rows.</summary>
    public DbSet<Title> Titles => Set<Title>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Title>().ToTable("OptionalTitles").ComplexProperty(title => title.Stats).IsRequired(false);
        modelBuilder.Entity<Title>().ComplexProperty(title => title.Notes, notes => notes.ToJson());
    }
}
