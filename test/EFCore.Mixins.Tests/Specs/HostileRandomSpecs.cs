using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Randomized;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>
///     Random malicious input results in SQL, rows, or a <see cref="FilterException" />. <c>HOSTILE_INPUTS</c> is the number of
///     inputs, <c>RANDOM_SEED</c> the seed of the first one.
/// </summary>
[LargeSpec]
public abstract class HostileRandomSpecs(Backend backend) : DatabaseSpecs(backend)
{
    /// <summary>One in this many valid inputs is run.</summary>
    private const int Share = 4;

    private const int MostRuns = 2_000;

    /// <summary>This many valid inputs are translated to SQL, and then one in <see cref="FurtherShare" />.</summary>
    private const int MostTranslated = 5_000;

    private const int FurtherShare = 50;

    /// <summary>The number of inputs for each context.</summary>
    private const int Lease = 500;

    private static readonly int Inputs = RandomSetting.Of("HOSTILE_INPUTS", 3_000);
    private static readonly int Seed = RandomSetting.Of("RANDOM_SEED", 20_240_229);

    private static readonly List<Post> InMemory =
        [new() { Body = "a", Rating = 1 }, new() { Body = "b", Title = "a", User = new User { Name = "Ana" }, Comments = { new Comment { Body = "c" } } }];

    private int refused;
    private int understood;
    private int translated;
    private int run;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task No_input_ends_in_an_error_of_another_type()
    {
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>())
            .UseMemoryCache(new MemoryCache(new MemoryCacheOptions { SizeLimit = 2_000 })).WithServicesOfItsOwn().Options;
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(options));
        await using (var db = new SpecContext(options))
        {
            db.Add(new Post { Body = "a", Rating = 1, Comments = { new Comment { Body = "c" } }, Tags = { new Tag { Name = "t" } } });
            await db.SaveChangesAsync(Token);
        }

        for (var i = 0; i < Inputs; i += Lease)
        {
            await using var db = new SpecContext(options);
            for (var next = i; next < Math.Min(Inputs, i + Lease); next++)
                await TryAsync(db, Seed + next);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Inputs} inputs: {refused} refused, {understood} understood, {translated} translated, {run} run");
        Assert.InRange(refused, Inputs / 10, Inputs);
        Assert.InRange(understood, Inputs / 50, Inputs);
    }

    private async Task TryAsync(SpecContext db, int seed)
    {
        try
        {
            var random = new Random(seed);
            await (random.Next(8) switch
            {
                0 => TryAsync(db.Users, seed, random),
                1 => TryAsync(db.Comments, seed, random),
                2 => TryAsync(db.Orders, seed, random),
                3 => TryAsync(db.Customers, seed, random),
                4 => TryAsync(Post.Select(), seed, random),
                5 => TryInMemory(random),
                _ => TryAsync(db.Posts, seed, random),
            });
        }
        catch (FilterException)
        {
            refused++;
        }
        catch (PatternException) when (run > 0)
        {
            refused++; // a regular expression in the dialect of the database
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Assert.Fail($"RANDOM_SEED={seed} HOSTILE_INPUTS=1\n{exception}");
        }
    }

    private async Task TryAsync<T>(IQueryable<T> source, int seed, Random random)
        where T : class
    {
        var inputs = new HostileInputs(random);
        var query = source.ApplyQuery(inputs.Where(), inputs.OrderBy(), inputs.Load());
        understood++;
        if (understood > MostTranslated && understood % FurtherShare != 0)
            return;
        translated++;
        Assert.NotEmpty(query.ToQueryString());
        if (seed % Share != 0 || run >= MostRuns)
            return;
        run++;
        await query.Take(3).ToListAsync(Token);
    }

    private Task TryInMemory(Random random)
    {
        var inputs = new HostileInputs(random);
        Assert.InRange(InMemory.AsQueryable().ApplyQuery(inputs.Where(), inputs.OrderBy()).ToList().Count, 0, 2);
        understood++;
        return Task.CompletedTask;
    }
}
