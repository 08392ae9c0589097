using System.Data.Common;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>After any outcome of a statement, its context is returned to the pool and its connection is closed.</summary>
public abstract class StatementLifetimeSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private readonly OpenConnections connections = new();
    private CountingFactory<SpecContext> factory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(1, 100).Select(number => new User { Name = $"User {number}", Age = number }));
        await db.SaveChangesAsync(Token);
        factory = new CountingFactory<SpecContext>(Backend.OptionsOf<SpecContext>([connections]));
        Contexts.SetFactory(factory);
        Assert.NotNull(User.Select());
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, connections.Open);
        Assert.Equal(0, factory.CountMissing());
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task After_a_result()
    {
        Assert.Equal(100, (await User.Select().ToListAsync(Token)).Count);
        Assert.Equal((1, 2), (connections.Opened, factory.Created));
    }

    [Fact]
    public virtual async Task After_an_exception_of_EF()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().SingleAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().Where(user => user.Name.GetHashCode() == 1).ToListAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => User.ExecuteAsync(User.Select().Where(user => user.Name.GetHashCode() == 1), cancellationToken: Token));
    }

    [Fact]
    public virtual async Task Cancelled_before_it_begins()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.Select().ToListAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.Select().CountAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.ExecuteAsync($"SELECT 1", cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await User.OpenScopeAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Contexts.InTransactionAsync(() => Task.CompletedTask, cancellationToken: cancelled));
        Assert.Equal((0, 1), (connections.Opened, factory.Created));
    }

    [Fact]
    public virtual async Task Cancelled_in_the_middle_of_a_stream()
    {
        using var source = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in User.Select().AsAsyncEnumerable().WithCancellation(source.Token))
            {
                if (++read == 3)
                    await source.CancelAsync();
            }
        });
        Assert.Equal(3, read);
    }

    [Fact]
    public virtual async Task Cancelled_by_either_token_of_a_stream()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in User.ScalarsAsync(User.Select(), cancellationToken: source.Token).WithCancellation(Token))
                await source.CancelAsync();
        });

        using var other = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in User.ScalarsAsync(User.Select(), cancellationToken: Token).WithCancellation(other.Token))
                await other.CancelAsync();
        });
    }

    [Fact]
    public virtual async Task An_exception_in_the_loop()
    {
        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var _ in User.Select().AsAsyncEnumerable().WithCancellation(Token))
                throw new FormatException();
        });
        Assert.Equal(1, connections.Opened);
    }

    [Fact]
    public virtual async Task Abandoned_loops()
    {
        await foreach (var _ in User.Select().AsAsyncEnumerable().WithCancellation(Token))
            break;
        await foreach (var _ in User.ScalarsAsync(User.Select(), cancellationToken: Token))
            break;
        Assert.Equal(2, connections.Opened);
    }

    [Fact]
    public virtual async Task An_enumerator_that_is_disposed_twice_or_never_moved()
    {
        var enumerator = User.Select().AsAsyncEnumerable().GetAsyncEnumerator(Token);
        await enumerator.MoveNextAsync();
        Assert.Equal(1, connections.Open);
        await enumerator.DisposeAsync();
        await enumerator.DisposeAsync();
        Assert.False(await enumerator.MoveNextAsync());

        await User.Select().AsAsyncEnumerable().GetAsyncEnumerator(Token).DisposeAsync();
        Assert.Equal((1, 0), (connections.Opened, connections.Open));
    }

    [Fact]
    public virtual async Task A_context_that_cannot_connect()
    {
        var broken = new CountingFactory<SpecContext>(Backend.OptionsOf<SpecContext>([new RefusedConnections()]));
        Contexts.SetFactory(broken);

        await Assert.ThrowsAsync<IOException>(() => User.Select().ToListAsync(Token));
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in User.Select().AsAsyncEnumerable().WithCancellation(Token))
                Assert.Fail("no row can come");
        });
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(() => Task.CompletedTask, cancellationToken: Token));
        Assert.Equal(0, broken.CountMissing());
    }

    [Fact]
    public virtual async Task An_ambient_context_stays_open()
    {
        await using var db = NewContext();
        using (Contexts.Use(db))
        {
            await foreach (var _ in User.Select().AsAsyncEnumerable().WithCancellation(Token))
                break;
            await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().SingleAsync(Token));
        }

        Assert.Equal(100, await db.Users.CountAsync(Token));
        Assert.Equal(1, factory.Created);
    }

    private sealed class RefusedConnections : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
            => throw new IOException();
    }
}
