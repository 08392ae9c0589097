using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Two hundred tasks on twenty connections.</summary>
public abstract class CrowdSpecs(OwnServer server) : ServerSpecs(server)
{
    private const int Tasks = 200;
    private const int Rounds = 5;
    private const int SharedNames = 10;

    /// <summary>How many of each shared name were created, less those that were deleted.</summary>
    private readonly int[] shared = new int[SharedNames];

    private int conflicts;

    [Fact]
    public virtual async Task The_rows_are_those_that_succeeded()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => RunAsync(task, new Random(task)))));

        Assert.All(shared, count => Assert.InRange(count, 0, 1));
        var rows = await User.Query(orderBy: ["name"]).ToListAsync(Token);
        var names = kept.SelectMany(own => own.Keys).Concat(Enumerable.Range(0, SharedNames).Where(number => shared[number] == 1).Select(SharedName));
        Assert.Equal(names.Order(StringComparer.Ordinal), rows.Select(row => row.Name).Order(StringComparer.Ordinal));
        Assert.All(kept.SelectMany(own => own), own => Assert.Equal(own.Value, rows.Single(row => row.Name == own.Key).Age));
        Assert.InRange(await Server.CountConnectionsAsync(), 1, OwnServer.PoolSize);
        Assert.NotEqual(0, conflicts);
    }

    private static string SharedName(int number) => $"shared {number}";

    /// <summary>Works on rows of its own, whose ages it returns, and in the way of all others.</summary>
    private async Task<Dictionary<string, int>> RunAsync(int task, Random random)
    {
        var own = new Dictionary<string, int>();
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"{task} {round}";
            await WriteOwnAsync(own, name, round);
            await WriteSharedAsync(random.Next(SharedNames));
            await GiveUpAsync($"{name} given up", isCancelled: round % 2 == 0);
        }

        return own;
    }

    private async Task WriteOwnAsync(Dictionary<string, int> own, string name, int round)
    {
        var user = await User.CreateAsync(new { Name = name, Age = round }, cancellationToken: Token);
        own.Add(name, round);
        var found = await User.FindOrFailAsync(user.Id, Token);
        await found.UpdateAsync(new { Age = round + 100 }, cancellationToken: Token);
        own[name] = round + 100;
        if (round % 2 == 0)
            return;
        await found.DeleteAsync(cancellationToken: Token);
        own.Remove(name);
        Assert.Null(await User.FindAsync(user.Id, Token));
    }

    /// <summary>Creates a row that others create, too, or deletes it.</summary>
    private async Task WriteSharedAsync(int number)
    {
        try
        {
            if (await User.Where(new { name = SharedName(number) }).FirstOrDefaultAsync(Token) is { } found)
            {
                await found.DeleteAsync(cancellationToken: Token);
                Interlocked.Decrement(ref shared[number]);
            }
            else
            {
                await AddAsync(SharedName(number));
                Interlocked.Increment(ref shared[number]);
            }
        }
        catch (Exception exception) when (exception is AlreadyExistsException or ModelNotFoundException or TransactionConflictException)
        {
            Interlocked.Increment(ref conflicts);
        }
    }

    /// <summary>A unit that ends in the middle, by an error or by cancellation.</summary>
    private async Task GiveUpAsync(string name, bool isCancelled)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync(name);
                if (!isCancelled)
                    throw new FormatException();
                await source.CancelAsync();
                await User.Select().CountAsync(source.Token);
            },
            cancellationToken: source.Token));
        Assert.True(isCancelled ? error is OperationCanceledException : error is FormatException, $"{error}");
    }
}
