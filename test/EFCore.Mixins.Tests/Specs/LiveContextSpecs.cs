using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Options;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>An instance that is tracked by a context of the application is not saved by another one, no matter how it became tracked.</summary>
public abstract class LiveContextSpecs(Backend backend) : RecordSpecs(backend)
{
    /// <summary>The ways in which a context starts to track the given user or another one.</summary>
    public static TheoryData<string> Ways { get; } =
        ["query", "stream", "find", "include", "add", "add a graph", "attach", "update", "entry", "reload", "save"];

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task A_tracked_instance_belongs_to_its_context_however_it_was_tracked(string way)
    {
        var user = await CreateAsync();
        await using var db = NewContext();
        var tracked = await TrackAsync(db, way, user);

        await AssertTakenAsync(tracked);
        await tracked.SaveAsync(db, cancellationToken: Cancellation);
        db.ChangeTracker.Clear();
        await tracked.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
        Assert.Equal(3, (await InDatabaseAsync<User>(tracked.Id))?.Age);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task A_pooled_context_releases_its_instances_when_it_is_returned(string way)
    {
        var user = await CreateAsync();
        var pool = new PooledDbContextFactory<SpecContext>(Options, poolSize: 1);
        User tracked;
        await using (var db = await pool.CreateDbContextAsync(Cancellation))
        {
            tracked = await TrackAsync(db, way, user);
            await db.SaveChangesAsync(Cancellation);
            await AssertTakenAsync(tracked);
        }

        await tracked.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
        await using var next = await pool.CreateDbContextAsync(Cancellation);
        var other = await TrackAsync(next, "query", tracked);
        await tracked.UpdateAsync(new { Age = 4 }, cancellationToken: Cancellation);
        await AssertTakenAsync(other);
    }

    [Fact]
    public virtual async Task The_leases_of_a_pool_that_the_library_also_uses_are_distinguished()
    {
        var pool = new PooledDbContextFactory<SpecContext>(Options, poolSize: 1);
        Contexts.SetFactory(pool);
        for (var i = 0; i < 3; i++)
        {
            var user = await CreateAsync($"Bill {i}");
            User read;
            await using (var db = await pool.CreateDbContextAsync(Cancellation))
            {
                read = await db.Users.SingleAsync(one => one.Id == user.Id, Cancellation);
                await AssertTakenAsync(read);
            }

            await read.UpdateAsync(new { Age = i }, cancellationToken: Cancellation);
            Assert.False((await User.FindOrFailAsync(user.Id, Cancellation)).IsDirty());
            Assert.Equal(i, (await InDatabaseAsync<User>(user.Id))?.Age);
        }
    }

    [Fact]
    public virtual async Task A_context_without_UseMixins_is_found_after_it_was_passed_to_a_call()
    {
        var user = await CreateAsync();
        var options = new DbContextOptionsBuilder<SpecContext>();
        foreach (var extension in Options.Extensions.Where(extension => extension is not MixinsOptionsExtension and not CoreOptionsExtension))
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(extension);
        Backend.CopyModel(options);
        var db = new SpecContext(options.WithServicesOfItsOwn().Options);
        var before = await db.Users.SingleAsync(Cancellation);
        Assert.Equal(1, await User.Select().On(db).CountAsync(Cancellation));
        await User.FindAsync(user.Id, context: db, cancellationToken: Cancellation);
        db.Attach(new User { Id = 12345, Name = "Ana" });
        await AssertTakenAsync(before);
        await AssertTakenAsync(db.Users.Local.Single(one => one.Name == "Ana"));
        await db.DisposeAsync();

        await before.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
    }

    [Fact]
    public virtual async Task Only_the_two_contexts_that_track_an_instance_can_save_it()
    {
        var user = await CreateAsync();
        await using var one = NewContext();
        await using var other = NewContext();
        one.Attach(user);
        other.Attach(user);

        await AssertTakenAsync(user);
        await user.UpdateAsync(new { Age = 3 }, one, cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 4 }, other, cancellationToken: Cancellation);
        other.ChangeTracker.Clear();
        await AssertTakenAsync(user);
        one.Entry(user).State = EntityState.Detached;
        await user.UpdateAsync(new { Age = 5 }, cancellationToken: Cancellation);
        Assert.Equal(5, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task A_context_can_be_searched_while_another_thread_uses_it()
    {
        var taken = await CreateAsync();
        var free = await CreateAsync("Ana");
        await using var db = NewContext();
        db.Attach(taken);
        using var stop = new CancellationTokenSource();
        var worker = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var added = Enumerable.Range(0, 20).Select(i => db.Add(new User { Name = $"{i}" })).ToList();
                    added.ForEach(entry => entry.State = EntityState.Detached);
                }
            },
            Cancellation);
        for (var i = 0; i < 50; i++)
        {
            await AssertTakenAsync(taken);
            await free.UpdateAsync(new { Age = i }, cancellationToken: Cancellation);
        }

        await stop.CancelAsync();
        await worker;
    }

    [Fact]
    public virtual async Task Each_context_is_registered_once_and_removed_again()
    {
        var user = await CreateAsync();
        LiveContextRegistry.Tracking(user);
        var before = LiveContextRegistry.Count;
        var pool = new PooledDbContextFactory<SpecContext>(Options, poolSize: 2);
        for (var i = 0; i < 20; i++)
        {
            await using (var db = NewContext())
                await db.Users.ToListAsync(Cancellation);
            await using (var db = await pool.CreateDbContextAsync(Cancellation))
                await db.Users.ToListAsync(Cancellation);
            Assert.InRange(LiveContextRegistry.Count, before, before + 1);
        }

        Assert.Null(LiveContextRegistry.Tracking(user));
        Assert.Equal(before, LiveContextRegistry.Count);
    }

    [Fact]
    public virtual async Task A_context_that_nobody_disposed_is_collected()
    {
        await CreateAsync();
        var contexts = await AbandonAsync(5);
        await Task.Yield(); // the stack of the driver's last response still refers to the rows
        for (var i = 0; i < 10 && contexts.Exists(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(contexts.Count(context => context.IsAlive) <= 1); // without optimization a temporary may still refer to the last one
        LiveContextRegistry.Tracking(new object());
        Assert.InRange(LiveContextRegistry.Count, 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<List<WeakReference>> AbandonAsync(int count)
    {
        var contexts = new List<WeakReference>();
        for (var i = 0; i < count; i++)
        {
            var db = NewContext();
            Assert.NotEmpty(await db.Users.ToListAsync(Cancellation));
            contexts.Add(new WeakReference(db));
        }

        return contexts;
    }

    private static Task<User> CreateAsync(string name = "Bill") => User.CreateAsync(new { Name = name }, cancellationToken: Cancellation);

    private static async Task<User> TrackAsync(SpecContext db, string way, User user)
    {
        switch (way)
        {
            case "query":
                return await db.Users.SingleAsync(one => one.Id == user.Id, Cancellation);
            case "stream":
                return await db.Users.AsAsyncEnumerable().SingleAsync(one => one.Id == user.Id, Cancellation);
            case "find":
                return await db.Users.FindAsync([user.Id], Cancellation) ?? throw new InvalidOperationException();
            case "include":
                await Post.CreateAsync(new { Body = "x", UserId = user.Id }, cancellationToken: Cancellation);
                return (await db.Posts.Include(post => post.User).SingleAsync(Cancellation)).User ?? throw new InvalidOperationException();
            case "add":
                return db.Add(new User { Name = "new" }).Entity;
            case "add a graph":
                return db.Add(new Post { Body = "x", User = new User { Name = "new" } }).Entity.User ?? throw new InvalidOperationException();
            case "attach":
                return db.Attach(user).Entity;
            case "update":
                return db.Update(user).Entity;
            case "entry":
                db.Entry(user).State = EntityState.Unchanged;
                return user;
            case "reload":
                await db.Entry(user).ReloadAsync(Cancellation);
                db.Entry(user).State = EntityState.Unchanged;
                return user;
            default:
                user.Age = 2;
                db.Update(user);
                await db.SaveChangesAsync(Cancellation);
                return user;
        }
    }

    private static async Task AssertTakenAsync(User user)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => user.SaveAsync(cancellationToken: Cancellation));
        Assert.StartsWith(
            "'SaveAsync' can't be called on this 'User': the instance is tracked by a live 'SpecContext'",
            failure.Message,
            StringComparison.Ordinal);
    }
}
