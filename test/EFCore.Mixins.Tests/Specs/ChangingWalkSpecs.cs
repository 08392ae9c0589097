using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Rows that are inserted and deleted between pages do not move the others.</summary>
[LargeSpec]
public abstract class ChangingWalkSpecs(Backend backend) : ModelSpecs<WalkContext>(backend)
{
    private static readonly string[][] Orders = [["rank", "-name"], ["-score__nullslast", "leg___name"], ["done", "-kind", "time"], ["-at"], []];

    [Fact]
    public virtual async Task A_row_that_exists_throughout_a_walk_is_read_once()
    {
        var random = new Random(RandomSetting.Of("RANDOM_SEED", 3));
        var walks = new RandomWalks.Walks(random);
        for (var i = 0; i < RandomSetting.Of("CHANGING_WALKS", 10); i++)
        {
            await using var db = NewModel();
            await db.Trips.ExecuteDeleteAsync(Token);
            db.AddRange(walks.Trips(30));
            await db.SaveChangesAsync(Token);
            var there = await db.Trips.Select(trip => trip.Id).ToListAsync(Token);
            var order = Orders[i % Orders.Length];
            var (met, gone) = await WalkAsync(order, walks, random, isBackward: i % 2 == 1);

            Assert.Equal(met.Count, met.Distinct().Count());
            Assert.Empty(there.Except(gone).Except(met));
        }
    }

    /// <summary>Pages while rows are inserted and deleted anywhere, including the row of the cursor.</summary>
    private async Task<(List<int> Met, HashSet<int> Gone)> WalkAsync(string[] order, RandomWalks.Walks walks, Random random, bool isBackward)
    {
        var (met, gone) = (new List<int>(), new HashSet<int>());
        Cursor? cursor = null;
        if (isBackward)
        {
            var all = await Trip.CursorPageAsync(orderBy: order, size: 100, cancellationToken: Token);
            cursor = all.CursorOf(all.Items[^1]);
            met.Add(all.Items[^1].Id);
        }

        while (true)
        {
            var page = await Trip.CursorPageAsync(
                null,
                order,
                random.Next(1, 5),
                isBackward ? null : cursor,
                isBackward ? cursor : null,
                cancellationToken: Token);
            met.AddRange(page.Items.Select(trip => trip.Id));
            cursor = isBackward ? page.Previous : page.Next;
            if (cursor is null)
                return (met, gone);
            await using var db = NewModel();
            db.AddRange(walks.Trips(random.Next(3)));
            await db.SaveChangesAsync(Token);
            var ids = await db.Trips.Select(trip => trip.Id).ToListAsync(Token);
            int[] deleted = [ids[random.Next(ids.Count)], isBackward ? page.Items[0].Id : page.Items[^1].Id];
            gone.UnionWith(deleted);
            await db.Trips.Where(trip => deleted.Contains(trip.Id)).ExecuteDeleteAsync(Token);
        }
    }
}
