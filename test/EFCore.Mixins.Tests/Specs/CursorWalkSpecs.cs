using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.RandomWalks;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Paging returns every row once, in the order of one query of all rows, for any order and any rows.</summary>
/// <remarks>
///     <c>RANDOM_WALKS</c> is the number of orders, each tested forwards, backwards and in memory; <c>RANDOM_SEED</c> is the seed of the first one, a
///     random one if it is 0.
/// </remarks>
[LargeSpec]
public abstract class CursorWalkSpecs(Backend backend) : ModelSpecs<WalkContext>(backend)
{
    private const int OrdersOfRows = 10;
    private const int SizesOfOrder = 3;
    private const int MostFailures = 5;

    /// <summary>The default number of orders.</summary>
    protected virtual int Few => 30;

    /// <summary>The sort keys that only this database supports.</summary>
    protected virtual string[] OwnKeys => [];

    [Fact]
    public virtual async Task Walks_give_each_row_once()
    {
        var (count, first) = (RandomSetting.Of("RANDOM_WALKS", Few), RandomSetting.Of("RANDOM_SEED", 1));
        first = first == 0 ? Random.Shared.Next() : first;
        var failures = new List<string>();
        for (var done = 0; done < count && failures.Count < MostFailures; done += OrdersOfRows)
            await WalkAsync(first + done, failures);
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} orders from seed {first} on\n{string.Join("\n\n", failures)}");
    }

    private async Task WalkAsync(int seed, List<string> failures)
    {
        var random = new Random(seed);
        var walks = new Walks(random);
        await StoreAsync(walks, random);
        string[] tripKeys = [.. Walks.TripKeys, .. OwnKeys];
        var trips = new Walker<Trip>(
            trip => trip.Id,
            ["id"],
            () => ReadAsync(db => db.Trips.Include(trip => trip.Leg!.Halt).Include(trip => trip.Stamps)),
            Token);
        var seats = new Walker<Seat>(seat => (seat.Row, seat.Number), ["row", "number"], () => ReadAsync(db => db.Seats), Token);
        var tickets = new Walker<Ticket>(ticket => ticket.Id, ["id"], () => ReadAsync(db => db.Tickets), Token);
        var parcels = new Walker<Parcels>(parcel => parcel.Id, ["id"], () => ReadAsync(db => db.Parcels), Token);
        for (var i = 0; i < OrdersOfRows && failures.Count < MostFailures; i++)
        {
            var kind = walks.Next(8);
            var order = walks.Order(kind switch { 0 => Walks.SeatKeys, 1 => Walks.TicketKeys, 2 => Walks.ParcelKeys, _ => tripKeys });
            for (var j = 0; j < SizesOfOrder; j++)
            {
                var size = walks.Size();
                var difference = kind switch
                {
                    0 => await seats.DifferenceAsync(order, size),
                    1 => await tickets.DifferenceAsync(order, size),
                    2 => await parcels.DifferenceAsync(order, size),
                    _ => await trips.DifferenceAsync(order, size),
                };
                if (difference is null)
                    continue;
                failures.Add($"seed {seed}, [{string.Join(", ", order)}] of {kind}, size {size}: {difference}");
                break;
            }
        }
    }

    private async Task StoreAsync(Walks walks, Random random)
    {
        await using var db = NewModel();
        await db.Trips.ExecuteDeleteAsync(Token);
        await db.Seats.ExecuteDeleteAsync(Token);
        await db.Tickets.ExecuteDeleteAsync(Token);
        await db.Parcels.ExecuteDeleteAsync(Token);
        db.AddRange(walks.Trips(random.Next(random.Next(3) == 0 ? 3 : 40)));
        db.AddRange(walks.Seats(random.Next(30)));
        db.AddRange(walks.Tickets(random.Next(20)));
        db.AddRange(walks.Parcels(random.Next(20)));
        foreach (var parcel in db.ChangeTracker.Entries<Parcels>())
            parcel.Property("Hidden").CurrentValue = random.Next(3) == 0 ? null : random.Next(3);
        await db.SaveChangesAsync(Token);
    }

    private async Task<List<T>> ReadAsync<T>(Func<WalkContext, IQueryable<T>> query)
        where T : class
    {
        await using var db = NewModel();
        return await query(db).ToListAsync(Token);
    }
}
