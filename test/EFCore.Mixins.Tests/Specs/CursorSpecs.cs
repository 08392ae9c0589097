using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Cursors: what they are bound to, how they are protected, and how forged ones are rejected.</summary>
public abstract class CursorSpecs(Backend backend) : ModelSpecs<WalkContext>(backend)
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly string[] Keys = ["rank", "-name", "score", "at", "code", "done", "grade", "leg___name"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewModel();
        db.AddRange(new RandomWalks.Walks(new Random(5)).Trips(20));
        db.AddRange(new RandomWalks.Walks(new Random(5)).Seats(20));
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public virtual async Task A_cursor_converts_to_text_and_back()
    {
        var page = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);
        string? text = page.Next;
        Cursor? cursor = text;

        Assert.Equal(page.Next, cursor);
        Assert.Equal(text, $"{cursor}");
        Assert.True(Base64Url.IsValid(text));
        Assert.Equal($"{{\"Next\":\"{text}\",\"Previous\":null}}", JsonSerializer.Serialize(new { page.Next, page.Previous }));
        Assert.Equal(cursor, JsonSerializer.Deserialize<Cursor?>($"\"{text}\""));
        Assert.True(Cursor.TryParse(text, null, out var parsed));
        Assert.Equal(page.Next, parsed);
        Assert.False(Cursor.TryParse("", null, out _));
        Assert.Null((Cursor?)"");
        Assert.Null((Cursor?)(string?)null);
        Assert.Equal(
            page.Items.Select(trip => trip.Id),
            (await Trip.CursorPageAsync(orderBy: Keys, size: 5, after: "", cancellationToken: Token)).Items.Select(trip => trip.Id));
    }

    [Fact]
    public virtual async Task A_cursor_is_bound_to_class_order_and_selection()
    {
        var least = 0;
        var page = await Trip.CursorPageAsync(new { views__ge = 0 }, ["rank", "-name"], 5, cancellationToken: Token);
        var composed = await Trip.Select().Where(trip => trip.Views >= least).CursorPageAsync(["rank"], 5, cancellationToken: Token);
        var bound = await Trip.CursorPageAsync(new { views__ge = 0 }, ["rank", "-name"], 5, bind: CursorBinding.Order, cancellationToken: Token);

        await RefusedAsync(
            InvalidCursorReason.OtherOrder,
            Trip.CursorPageAsync(new { views__ge = 0 }, ["rank", "name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(
            InvalidCursorReason.OtherOrder,
            Trip.CursorPageAsync(new { views__ge = 0 }, ["rank__nullsfirst", "-name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.OtherOrder, Trip.CursorPageAsync(new { views__ge = 0 }, ["rank"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(
            InvalidCursorReason.OtherSelection,
            Trip.CursorPageAsync(new { views__ge = 1 }, ["rank", "-name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(
            InvalidCursorReason.OtherSelection,
            Trip.CursorPageAsync(new { views__gt = 0 }, ["rank", "-name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.OtherSelection, Trip.CursorPageAsync(null, ["rank", "-name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(
            InvalidCursorReason.OtherSelection,
            Trip.Where(new { views__ge = 0 }).IgnoreQueryFilters().CursorPageAsync(["rank", "-name"], 5, page.Next, cancellationToken: Token));
        await RefusedAsync(
            InvalidCursorReason.OtherSelection,
            Trip.CursorPageAsync(new { views__ge = 0 }, ["rank", "-name"], 5, bound.Next, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.OtherType, Seat.CursorPageAsync(orderBy: ["price"], size: 5, after: page.Next, cancellationToken: Token));
        Assert.NotEmpty((await Trip.CursorPageAsync(new { views__ge = 0L }, ["Rank", "-Name"], 7, page.Next, load: ["leg"], cancellationToken: Token)).Items);
        Assert.NotEmpty((await Trip.Where(new { views__ge = 0 })
            .AsNoTracking()
            .TagWith("x")
            .CursorPageAsync(["rank", "-name"], 7, page.Next, cancellationToken: Token)).Items);
        Assert.NotEmpty(
            (await Trip.CursorPageAsync(new { views__ge = 1 }, ["rank", "-name"], 5, bound.Next, bind: CursorBinding.Order, cancellationToken: Token)).Items);
        Assert.NotEmpty(
            (await Trip.CursorPageAsync(new { views__ge = 1 }, ["rank", "-name"], 5, page.Next, bind: CursorBinding.Order, cancellationToken: Token)).Items);

        Assert.NotEmpty((await Trip.Select().Where(trip => trip.Views >= least).CursorPageAsync(["rank"], 5, composed.Next, cancellationToken: Token)).Items);
        least = 1;
        await RefusedAsync(
            InvalidCursorReason.OtherSelection,
            Trip.Select().Where(trip => trip.Views >= least).CursorPageAsync(["rank"], 5, composed.Next, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task A_protected_cursor_cannot_be_read_or_changed()
    {
        using var other = new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(RandomNumberGenerator.GetBytes(16)));
        var foreign = (await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token)).Next;
        using var contexts = new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(Key));
        var page = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);
        var bytes = Base64Url.DecodeFromChars($"{page.Next}");
        Assert.NotEqual(page.Next, (await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token)).Next);
        Assert.Equal(5, (await Trip.CursorPageAsync(orderBy: Keys, size: 5, after: page.Next, cancellationToken: Token)).Items.Count);

        await RefusedAsync(InvalidCursorReason.Unreadable, Trip.CursorPageAsync(orderBy: Keys, size: 5, after: foreign, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.OtherOrder, Trip.CursorPageAsync(orderBy: ["rank"], size: 5, after: page.Next, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.OtherType, Seat.CursorPageAsync(size: 5, after: page.Next, cancellationToken: Token));
        for (var bit = 0; bit < 8 * bytes.Length; bit += 7)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            await RefusedAsync(
                InvalidCursorReason.Unreadable,
                Trip.CursorPageAsync(orderBy: Keys, size: 5, after: Base64Url.EncodeToString(changed), cancellationToken: Token));
        }

        foreach (var text in new[]
        {
            $"{page.Next}A", $"{page.Next}"[1..], $"{page.Next}"[..^1], $"{page.Next}=", $" {page.Next}", "A", "%", new string('A', 20_000), "\ud800",
        })
            await RefusedAsync(InvalidCursorReason.Unreadable, Trip.CursorPageAsync(orderBy: Keys, size: 5, after: text, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task No_change_of_a_protected_cursor_can_be_read()
    {
        var random = new Random(RandomSetting.Of("RANDOM_SEED", 7));
        using var contexts = new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(Key));
        var page = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);
        var cursors = page.Items.Select(trip => Base64Url.DecodeFromChars($"{page.CursorOf(trip)}")).ToList();
        for (var i = 0; i < RandomSetting.Of("FORGED_CURSORS", 300); i++)
        {
            var cursor = cursors[random.Next(cursors.Count)];
            var bytes = cursor.ToList();
            Change(bytes, random);
            if (!bytes.SequenceEqual(cursor))
                await RefusedAsync(
                    InvalidCursorReason.Unreadable,
                    Trip.CursorPageAsync(orderBy: Keys, size: 5, after: Base64Url.EncodeToString([.. bytes]), cancellationToken: Token));
        }
    }

    [Fact]
    public virtual async Task Former_keys_still_read()
    {
        Cursor? former;
        using (new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(Key)))
            former = (await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token)).Next;
        using var contexts = new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(RandomNumberGenerator.GetBytes(32), Key));

        Assert.Equal(5, (await Trip.CursorPageAsync(orderBy: Keys, size: 5, after: former, cancellationToken: Token)).Items.Count);
        Assert.Throws<ArgumentException>(() => new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(new byte[15])));
    }

    [Fact]
    public virtual async Task Errors_of_a_cursor_protector_are_reported_as_unreadable_cursors()
    {
        using var contexts = new ProtectedContexts(Backend, mixins => mixins.ProtectCursors(new ThrowingProtector()));
        var page = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);

        await RefusedAsync(InvalidCursorReason.Unreadable, Trip.CursorPageAsync(orderBy: Keys, size: 5, after: page.Next, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task A_cursor_expires_where_it_has_a_lifetime()
    {
        var clock = new FixedClock();
        var plain = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);
        using var contexts = new ProtectedContexts(Backend, mixins => mixins.LimitCursorLifetime(TimeSpan.FromHours(1)).UseTimeProvider(clock));
        var page = await Trip.CursorPageAsync(orderBy: Keys, size: 5, cancellationToken: Token);

        clock.Now += TimeSpan.FromMinutes(60);
        Assert.NotEmpty((await Trip.CursorPageAsync(orderBy: Keys, size: 5, after: page.Next, cancellationToken: Token)).Items);
        clock.Now += TimeSpan.FromSeconds(1);
        await RefusedAsync(InvalidCursorReason.Expired, Trip.CursorPageAsync(orderBy: Keys, size: 5, after: page.Next, cancellationToken: Token));
        await RefusedAsync(InvalidCursorReason.Expired, Trip.CursorPageAsync(orderBy: Keys, size: 5, after: plain.Next, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProtectedContexts(Backend, mixins => mixins.LimitCursorLifetime(TimeSpan.Zero)));
    }

    [Fact]
    public virtual async Task A_forged_cursor_is_rejected_or_reads_rows_and_never_fails_otherwise()
    {
        var random = new Random(RandomSetting.Of("RANDOM_SEED", 7));
        var cursors = new List<byte[]>();
        await foreach (var page in Trip.CursorPagesAsync(orderBy: Keys, size: 1, cancellationToken: Token))
            cursors.Add(Base64Url.DecodeFromChars($"{page.CursorOf(page.Items[0])}"));
        for (var i = 0; i < RandomSetting.Of("FORGED_CURSORS", 300); i++)
        {
            var bytes = cursors[random.Next(cursors.Count)].ToList();
            for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
                Change(bytes, random);
            try
            {
                await Trip.CursorPageAsync(
                    orderBy: Keys,
                    size: 3,
                    after: Base64Url.EncodeToString([.. bytes]),
                    bind: CursorBinding.Order,
                    cancellationToken: Token);
            }
            catch (InvalidCursorException)
            {
            }
        }
    }

    [Fact]
    public virtual async Task A_value_that_is_too_long_is_reported_by_the_page_that_needs_it()
    {
        await using var db = NewModel();
        db.Add(new Trip { Title = new string('é', 127), Letter = 'a' });
        db.Add(new Trip { Title = new string('é', 128), Letter = 'a' });
        await db.SaveChangesAsync(Token);
        var page = await db.Trips.Where(trip => trip.Title.StartsWith("éé")).CursorPageAsync(["title"], 2, cancellationToken: Token);
        Assert.NotEqual(default, page.CursorOf(page.Items[0]));
        Assert.Throws<CursorTooLongException>(() => page.CursorOf(page.Items[1]));

        var error = await Assert.ThrowsAsync<CursorTooLongException>(
            () => db.Trips.Where(trip => trip.Title.StartsWith("éé")).CursorPageAsync(["-title"], 1, cancellationToken: Token));
        Assert.Equal(
            "No cursor can be made for a row of 'Trip': its value of sort key 'Title' takes 258 bytes, and a cursor can contain at most 256. " +
            "Sort by a shorter value, such as a title or the beginning of a text in a separate column.",
            error.Message);
        Assert.Equal((typeof(Trip), "Title", 258, 256), (error.EntityClass, error.SortKey, error.Length, error.MaxLength));
    }

    private static void Change(List<byte> bytes, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                bytes.RemoveAt(random.Next(bytes.Count));
                break;
            case 1:
                bytes.Insert(random.Next(bytes.Count + 1), (byte)random.Next(256));
                break;
            case 2:
                bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                break;
            default:
                bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
        }
    }

    private static async Task RefusedAsync(InvalidCursorReason reason, Task page)
        => Assert.Equal(reason, (await Assert.ThrowsAsync<InvalidCursorException>(() => page)).Reason);

    private sealed class ThrowingProtector : ICursorProtector
    {
        public byte[] Protect(byte[] cursor) => cursor;

        public byte[]? Unprotect(byte[] protectedCursor) => throw new CryptographicException("not mine");
    }

    /// <summary>Binds the classes to contexts with other options.</summary>
    private sealed class ProtectedContexts : IDisposable
    {
        private readonly DbContextOptions<WalkContext> former;

        public ProtectedContexts(Backend backend, Action<MixinsOptionsBuilder> configure)
        {
            former = backend.OptionsOf<WalkContext>();
            Contexts.SetFactory(new PooledDbContextFactory<WalkContext>(
                new DbContextOptionsBuilder<WalkContext>(former).UseMixins(configure).Options));
        }

        public void Dispose() => Contexts.SetFactory(new PooledDbContextFactory<WalkContext>(former));
    }
}
