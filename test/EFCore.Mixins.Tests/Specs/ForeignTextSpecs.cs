using System.Transactions;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Where EF and drivers would throw an exception of their own, the call works or throws one of the library, with a remedy.</summary>
public abstract class ForeignTextSpecs(Backend backend) : ModelSpecs<GuildContext>(backend)
{
    [Fact]
    public virtual async Task A_unit_does_not_run_inside_a_transaction_scope()
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => UnitAsync(async _ => await Guild.CreateAsync(new { Name = "a" }, cancellationToken: Token)));
        Assert.Contains("inside a 'TransactionScope'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task A_transaction_scope_is_not_opened_inside_a_unit()
    {
        await UnitAsync(async _ =>
        {
            var guild = await Guild.CreateAsync(new { Name = "a" }, cancellationToken: Token);
            using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            {
                foreach (var call in new Func<Task>[]
                {
                    () => guild.UpdateAsync(new { Name = "b" }, cancellationToken: Token),
                    () => Guild.FindAsync(guild.Id, Token),
                    () => Guild.Select().ToListAsync(Token),
                    () => Guild.DestroyAsync(guild.Id, Token),
                })
                {
                    var refusal = await Assert.ThrowsAsync<InvalidOperationException>(call);
                    Assert.Contains("'TransactionScope'", refusal.Message, StringComparison.Ordinal);
                }
            }

            await guild.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
        });
        Assert.Equal("c", (await Guild.Select().SingleAsync(Token)).Name);
    }

    [Fact]
    public virtual async Task Nothing_stays_uncommitted_where_the_context_retries()
    {
        var options = new DbContextOptionsBuilder<GuildContext>(Backend.OptionsOf<GuildContext>())
            .ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();
        await using var db = new GuildContext(options.Options);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Guild.CreateAsync(new { Name = "a" }, db, commit: false, cancellationToken: Token));
        Assert.StartsWith("'CreateAsync' can't be called with 'commit: false' here", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.Equal(0, await Guild.Select().CountAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task New_rows_that_refer_to_each_other_are_named(bool inUnit)
    {
        var guild = new Guild { Name = "a" };
        guild.Leader = new Fellow { Name = "b", Guild = guild };
        guild.Fellows.Add(guild.Leader);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => inUnit ? UnitAsync(async _ => await guild.SaveAsync(cancellationToken: Token)) : guild.SaveAsync(cancellationToken: Token));
        Assert.Contains("'Guild'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("refer to each other", refusal.Message, StringComparison.Ordinal);
        var leader = guild.Leader;
        guild.Leader = null;
        await guild.SaveAsync(cancellationToken: Token);
        await guild.UpdateAsync(new { Leader = leader }, cancellationToken: Token);
        Assert.Equal(leader.Id, (await Guild.Select().SingleAsync(Token)).LeaderId);
    }

    [Fact]
    public virtual async Task Rows_that_notify_of_their_changes_are_written_and_compared()
    {
        var announcer = await Announcer.CreateAsync(new { Name = "a", Number = 1 }, cancellationToken: Token);
        Assert.Empty(announcer.Changes());
        announcer.Name = "b";
        Assert.Equal(["Name"], announcer.Changes().Keys);
        await announcer.SaveAsync(cancellationToken: Token);
        var read = await Announcer.FindOrFailAsync(announcer.Id, Token);
        Assert.Equal(("b", 1), (read.Name, read.Number));
        await read.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
        await announcer.RefreshAsync(cancellationToken: Token);
        Assert.Equal(2, announcer.Number);
        await UnitAsync(async _ =>
        {
            var tracked = await Announcer.FindOrFailAsync(announcer.Id, Token);
            tracked.Number = 3;
            Assert.Equal(["Number"], tracked.Changes().Keys);
            await tracked.SaveAsync(cancellationToken: Token);
            await announcer.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
        });
        read = await Announcer.FindOrFailAsync(announcer.Id, Token);
        Assert.Equal(("c", 3), (read.Name, read.Number));
        await read.DeleteAsync(cancellationToken: Token);
        Assert.Equal(0, await Announcer.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task Owned_rows_with_a_key_that_the_class_lacks_are_written()
    {
        var ledge = await Ledge.CreateAsync(new { Name = "a", Pots = new[] { new Pot { Plant = "x" }, new Pot { Plant = "y" } } }, cancellationToken: Token);
        ledge.Pots[0].Plant = "z";
        ledge.Pots.Add(new Pot { Plant = "new" });
        await ledge.SaveAsync(cancellationToken: Token);
        Assert.Equal(["new", "y", "z"], await PlantsAsync());
        var read = await Ledge.Select().AsNoTracking().SingleAsync(Token);
        read.Pots.RemoveAt(0);
        read.Pots[0].Plant = "w";
        await read.SaveAsync(cancellationToken: Token);
        Assert.Equal(read.Pots.Select(pot => pot.Plant).Order(), await PlantsAsync());
        var detached = new Ledge { Id = ledge.Id, Name = "b" };
        detached.Pots.Add(new Pot { Plant = "only" });
        await detached.SaveAsync(cancellationToken: Token);
        Assert.Contains("only", await PlantsAsync());
        await UnitAsync(async _ =>
        {
            var tracked = await Ledge.Select().SingleAsync(Token);
            tracked.Pots.Clear();
            tracked.Pots.Add(new Pot { Plant = "last" });
            await tracked.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal(["last"], await PlantsAsync());
    }

    [Fact]
    public virtual async Task Reads_at_once_in_a_unit_take_turns_or_are_refused_in_our_words()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await Guild.CreateAsync(new { Name = name }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            foreach (var read in new Func<Task>[]
            {
                async () => Assert.Equal(3, await Guild.Select().CountAsync(Token)),
                async () => Assert.Equal(3, (await Guild.AllAsync(cancellationToken: Token)).Count),
                async () => Assert.NotNull(await Guild.FirstOrDefaultAsync(Guild.Where(new { name = "b" }), cancellationToken: Token)),
                async () => Assert.Equal(3, await Guild.Select().AsAsyncEnumerable().CountAsync(Token)),
            })
            {
                var reads = Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(read).AsTask()).ToList();
                foreach (var refusal in (await Task.WhenAll(reads)).OfType<Exception>())
                    Assert.Contains("runs one operation at a time", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public virtual async Task What_the_work_of_a_unit_throws_comes_out_as_itself()
    {
        foreach (var thrown in new Exception[]
        {
            new TimeoutException("mine"), new IOException("mine"), new System.Net.Sockets.SocketException(104), new OperationCanceledException("mine"),
            new InvalidOperationException("mine", new IOException("inner")), new DbUpdateException("mine", new TimeoutException()), new FormatException("mine"),
        })
        {
            foreach (var depth in new[] { 0, 1 })
            {
                var caught = await Record.ExceptionAsync(() => UnitAsync(async _ =>
                {
                    await Guild.CreateAsync(new { Name = "a" }, cancellationToken: Token);
                    await (depth == 0 ? Task.FromException(thrown) : UnitAsync(_ => Task.FromException(thrown)));
                }));
                Assert.Same(thrown, caught);
            }
        }

        Assert.Equal(0, await Guild.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_converter_that_throws_in_a_write_is_reported_with_its_member()
    {
        var medal = await Medal.CreateAsync(new { Id = new Code("a"), Mark = new Code("b"), Name = "c" }, cancellationToken: Token);
        await TellsAsync("Mark", () => Medal.CreateAsync(new { Id = new Code("d"), Mark = new Code("!x") }, cancellationToken: Token));
        await TellsAsync("Mark", () => medal.UpdateAsync(new { Mark = new Code("!x") }, cancellationToken: Token));
        Assert.Equal(new Code("b"), medal.Mark);
        await TellsAsync("Id", () => Medal.CreateAsync(new { Id = new Code("!key") }, cancellationToken: Token));
        await TellsAsync("Id", () => Medal.FindAsync(new Code("!key"), Token));
        await TellsAsync("Id", () => Medal.DestroyAsync(new Code("!key"), Token));
        medal.Mark = new Code("!y");
        await TellsAsync("Mark", () => medal.SaveAsync(cancellationToken: Token));
        Assert.Equal(new Code("!y"), medal.Mark);
        await UnitAsync(_ => TellsAsync("Mark", () => medal.SaveAsync(cancellationToken: Token)));
        medal.Mark = new Code("z");
        await medal.SaveAsync(cancellationToken: Token);

        async Task TellsAsync(string member, Func<Task> call)
        {
            var told = await Record.ExceptionAsync(call);
            Assert.True(told is FillException or InvalidKeyException or ValueConversionException, $"{member}: {told}");
            Assert.Contains($"'{member}'", told.Message, StringComparison.Ordinal);
            Assert.Contains("value converter", told.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public virtual async Task A_converter_that_throws_in_a_read_is_reported_with_its_member()
    {
        // This row is written, but cannot be read.
        var medal = await Medal.CreateAsync(new { Id = new Code("a"), Mark = new Code("?x"), Name = "c" }, cancellationToken: Token);
        await TellsAsync(() => Medal.FindAsync(medal.Id, Token));
        await TellsAsync(() => Medal.FindOrFailAsync(medal.Id, Token));
        await TellsAsync(() => Medal.AllAsync(cancellationToken: Token));
        await TellsAsync(() => Medal.Where(new { name = "c" }).AsNoTracking().FirstOrDefaultAsync(Token));
        await TellsAsync(() => Medal.Where(new { name = "c" }).Select(row => row.Mark).ToListAsync(Token));
        await TellsAsync(() => medal.RefreshAsync(cancellationToken: Token));
        await TellsAsync(async () =>
        {
            await foreach (var row in Medal.Select().AsAsyncEnumerable().WithCancellation(Token))
                Assert.Null(row);
        });
        await UnitAsync(async _ =>
        {
            await TellsAsync(() => Medal.FindAsync(medal.Id, Token));
            await Medal.CreateAsync(new { Id = new Code("b"), Mark = new Code("fine") }, cancellationToken: Token);
        });
        Assert.Equal("fine", (await Medal.FindOrFailAsync(new Code("b"), Token)).Mark?.Text);
        // An exception of the caller's lambda is not wrapped.
        Assert.Equal("text", (await Assert.ThrowsAsync<ArgumentException>(() => Medal.Select().Select(row => Refuse(row.Name)).ToListAsync(Token))).ParamName);

        static async Task TellsAsync(Func<Task> call)
        {
            var told = await Assert.ThrowsAsync<ValueConversionException>(call);
            Assert.IsType<FormatException>(told.InnerException);
            Assert.Contains("'Medal.Mark'", told.Message, StringComparison.Ordinal);
            Assert.Contains("'?x' is no code.", told.Message, StringComparison.Ordinal);
            Assert.Equal(typeof(Medal), told.Property.DeclaringType.ClrType);
        }
    }

    private static string Refuse(string? text) => text is null ? "" : throw new ArgumentException("Not this.", nameof(text));

    [Fact]
    public virtual async Task A_key_that_the_unit_tracks_is_taken()
    {
        var id = (await Guild.CreateAsync(new { Name = "a" }, cancellationToken: Token)).Id;
        await UnitAsync(async db =>
        {
            var guild = await Guild.FindOrFailAsync(id, Token);
            var taken = await Assert.ThrowsAsync<AlreadyExistsException>(() => Guild.CreateAsync(new { Id = id, Name = "b" }, cancellationToken: Token));
            Assert.Contains("'Id'", taken.Message, StringComparison.Ordinal);
            Assert.Same(guild, Assert.Single(db.ChangeTracker.Entries()).Entity);
            await guild.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
            await guild.DeleteAsync(cancellationToken: Token);
            await Guild.CreateAsync(new { Id = id, Name = "d" }, cancellationToken: Token);
        });
        Assert.Equal("d", (await Guild.Select().SingleAsync(Token)).Name);
    }

    private static Task<List<string?>> PlantsAsync()
        => Ledge.Select().AsNoTracking().SelectMany(ledge => ledge.Pots).Select(pot => pot.Plant).OrderBy(plant => plant).ToListAsync(Token);
}
