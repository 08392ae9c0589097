using System.Data.Common;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Loads that fail or are canceled, concurrent loads, and the rows that stay in memory.</summary>
public abstract class LoadFailureSpecs(Backend backend) : LoadSpecs(backend)
{
    private readonly CancelAt cancel = new();
    private readonly OpenConnections connections = new();
    private CountingFactory<SpecContext> factory = null!;

    /// <summary>The number of rows of a stream that are in memory at once: a batch, and the rest of the previous one.</summary>
    protected virtual int MostInMemory => 2100;

    /// <summary>Whether a command that is cancelled when it starts reads nothing.</summary>
    protected virtual bool EndsInTime => true;

    public static TheoryData<LoadStrategy> FollowUps { get; } = [LoadStrategy.SelectIn, LoadStrategy.Subquery];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        factory = new CountingFactory<SpecContext>(Backend.OptionsOf<SpecContext>([cancel, connections]));
        Contexts.SetFactory(factory);
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, connections.Open);
        Assert.Equal(0, factory.CountMissing());
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(FollowUps))]
    public virtual async Task A_given_context_stays_usable_and_reports_what_is_loaded(LoadStrategy strategy)
    {
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>([cancel]));
        var statement = User.Query(orderBy: ["id"], load: new() { ["posts.comments"] = strategy });
        using var source = cancel.After(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.AllAsync(statement, db, source.Token));

        Assert.All(db.ChangeTracker.Entries<Post>(), post => Assert.Equal(EndsInTime, !post.Collection(row => row.Comments).IsLoaded));
        Assert.All(db.ChangeTracker.Entries<User>(), user => Assert.True(user.Collection(row => row.Posts).IsLoaded));
        Assert.False(db.ChangeTracker.HasChanges());
        cancel.Stop();
        var users = await User.AllAsync(statement, db, Token);
        Assert.Equal((6, 6), (users.Sum(user => user.Posts.Count), users.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
        Assert.All(db.ChangeTracker.Entries<Post>(), post => Assert.True(post.Collection(row => row.Comments).IsLoaded));
    }

    [Theory]
    [MemberData(nameof(FollowUps))]
    public virtual async Task An_owned_context_is_disposed(LoadStrategy strategy)
    {
        var statement = User.Query(load: new() { ["posts.comments"] = strategy });
        for (var commands = 0; commands < 3; commands++)
        {
            using var source = cancel.After(commands);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.AllAsync(statement, cancellationToken: source.Token));
            cancel.Stop();
        }

        Assert.Equal(6, (await User.AllAsync(statement, cancellationToken: Token)).Sum(user => user.Posts.Count));
    }

    [Fact]
    public virtual async Task A_statement_runs_twenty_times_at_once()
    {
        var plain = User.Query(load: ["posts.comments", "comments"]);
        var filtered = Post.Query(
            new { comments__any = new { id__gt = 0 } },
            load: plan => plan.SelectIn(p => p.Comments.OrderBy(c => c.Id).Take(1)).Subquery(p => p.Tags));

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await Task.Yield();
            return i % 2 == 0
                ? (await User.AllAsync(plain, cancellationToken: Token)).Sum(user => user.Posts.Sum(post => 1 + post.Comments.Count))
                : (await Post.AllAsync(filtered, cancellationToken: Token)).Sum(post => post.Comments.Count);
        }));

        Assert.Equal([12, 12, 12, 12, 12, 12, 12, 12, 12, 12], results.Where((_, i) => i % 2 == 0));
        Assert.Single(results.Where((_, i) => i % 2 == 1).Distinct());
    }

    [Fact]
    public virtual async Task A_stream_that_is_not_tracked_keeps_a_portion_in_memory()
    {
        await FillAsync();
        var seen = new List<WeakReference>();

        var most = await ReadAsync(seen);

        Assert.InRange(most, 1, MostInMemory);
        for (var attempts = 0; attempts < 40 && seen.Exists(reference => reference.IsAlive); attempts++)
        {
            await Task.Delay(50, Token); // the driver's stack releases the rows
            Collect();
        }

        Assert.Equal(0, seen.Count(reference => reference.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ReadAsync(List<WeakReference> seen)
    {
        var most = 0;
        await foreach (var row in Document.ScalarsAsync(Document.Query(orderBy: ["id"], load: ["children"]).AsNoTracking(), cancellationToken: Token))
        {
            seen.Add(new WeakReference(row));
            if (seen.Count % 1000 == 500)
            {
                Collect();
                most = Math.Max(most, seen.Count(reference => reference.IsAlive));
            }

            if (seen.Count == 5500)
                break;
        }

        return most;
    }

    private static void Collect()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
    }

    private async Task FillAsync()
    {
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, 10_000).Select(i => new Document { Title = $"{i}" }));
        await db.SaveChangesAsync(Token);
    }

    /// <summary>Cancels a token while the command after the given number of commands runs.</summary>
    private sealed class CancelAt : DbCommandInterceptor
    {
        private CancellationTokenSource? source;
        private int left;

        public CancellationTokenSource After(int commands)
        {
            left = commands;
            return source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        }

        public void Stop() => source = null;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            if (source is not null && left-- == 0)
                await source.CancelAsync();
            return result;
        }
    }
}
