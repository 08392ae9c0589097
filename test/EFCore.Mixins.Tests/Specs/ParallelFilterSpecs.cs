using System.Collections.Concurrent;
using System.Globalization;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Concurrent flows share one filter and one statement, each with its own rows.</summary>
[LargeSpec]
public abstract class ParallelFilterSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Flows = 200;
    private const int Databases = 8;

    private static readonly Filter Shared = Filter.And(
        new { name__startswith = "user", posts___comments___score__ge = 1 },
        Filter.Not(new { posts__any = new { body__contains = "none" } }),
        Filter.Or(new { age__in = Enumerable.Range(0, Databases).ToArray() }, new { posts___title__isnull = false }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task A_filter_and_a_statement_serve_200_flows_each_on_rows_of_its_own()
    {
        var options = new List<DbContextOptions<SpecContext>>();
        for (var i = 0; i < Databases; i++)
        {
            options.Add(await Backend.CreateAnotherAsync());
            await using var db = new SpecContext(options[i]);
            db.Add(new User { Name = $"user {i}", Age = i, Posts = { new Post { Body = "a", Comments = { new Comment { Body = "c", Score = i + 1 } } } } });
            db.Add(new User { Name = "other", Age = i });
            await db.SaveChangesAsync(Token);
        }

        var statement = User.Query(Shared, orderBy: ["posts___comments___score__max", "-name"]).Select(user => user.Name);
        var arrived = new CountdownEvent(Flows);
        var results = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(async () =>
        {
            await using var db = new SpecContext(options[flow % Databases]);
            using var use = Contexts.Use(db);
            arrived.Signal();
            for (var round = 0; round < 2; round++)
            {
                await Task.Yield();
                List<string> names = [.. await statement.ToListAsync(Token), .. await User.Query(Shared).Select(user => user.Name).ToListAsync(Token)];
                Assert.Equal([$"user {flow % Databases}", $"user {flow % Databases}"], names);
                results[flow] = names[0];
            }
        }, Token)));

        Assert.Equal(0, arrived.CurrentCount);
        Assert.Equal(
            Enumerable.Range(0, Flows).Select(flow => string.Create(CultureInfo.InvariantCulture, $"user {flow % Databases}")),
            results.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public virtual async Task A_lambda_and_a_query_as_value_belong_to_the_flow_that_runs_them()
    {
        await using var first = NewContext();
        first.Add(new User { Name = "Ana", Age = 1, Posts = { new Post { Body = "a" } } });
        await first.SaveChangesAsync(Token);
        var owners = Post.Where(new { body = "a" }).Select(post => post.UserId);
        var filter = Filter.And(new { id__in = owners }, Filter.Of<User>(user => user.Posts.Any(post => post.Body == "a")));
        var statement = User.Where(filter);

        var counts = await Task.WhenAll(Enumerable.Range(0, Flows).Select(_ => Task.Run(async () =>
        {
            await using var db = NewContext();
            using var use = Contexts.Use(db);
            return await statement.CountAsync(Token);
        }, Token)));

        Assert.All(counts, count => Assert.Equal(1, count));
    }
}
