using EFCore.Mixins.Testing;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/concurrency.md, which runs.</summary>
public sealed class ConcurrencyPageTests : IAsyncDisposable
{
    private readonly TestDatabase<TicketContext> database = TestDatabase.Sqlite<TicketContext>(
        (options, database) => options.UseSqlite(database).UseSqliteMixins(),
        db => db.Add(new Ticket { Id = 1, Seat = "1Z", Version = 1 }));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_flows_change_one_row()
    {
        var first = await Ticket.FindOrFailAsync(1);
        var second = await Ticket.FindOrFailAsync(1);
        await first.UpdateAsync(new { Seat = "1A", Version = 2 });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.UpdateAsync(new { Seat = "1B", Version = 2 }));

        await second.RefreshAsync();
        await second.UpdateAsync(new { Seat = "1B", Version = second.Version + 1 });
        Assert.Equal(("1B", 3), ((await Ticket.FindOrFailAsync(1)).Seat, second.Version));
    }

    [Fact]
    public async Task Two_flows_create_the_same_row()
    {
        var seat = "2C";
        try
        {
            await Ticket.CreateAsync(new { Id = 1, Seat = "2C" });
        }
        catch (AlreadyExistsException)
        {
            seat = (await Ticket.FindOrFailAsync(1)).Seat;
        }

        Assert.Equal("1Z", seat);
    }

    [Fact]
    public async Task Calls_in_parallel()
    {
        await Task.WhenAll(Enumerable.Range(10, 5).Select(id => Ticket.CreateAsync(new { Id = id, Seat = $"{id}A" })));

        Assert.Equal(6, await Ticket.Select().CountAsync());
    }
}
