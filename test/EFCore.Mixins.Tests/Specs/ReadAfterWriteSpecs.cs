using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Reads that follow a write in the same flow: they ask the factory that writes.</summary>
public abstract class ReadAfterWriteSpecs(Backend backend) : ReadingFactoryTestBase(backend)
{
    [Theory]
    [MemberData(nameof(Writes))]
    public virtual async Task Reads_after_a_write_use_the_writer(string method)
    {
        await WriteCalls[method](Ana);

        Assert.Equal("writer", await AskedByAsync(() => User.Select().CountAsync(Token)));
        Assert.Equal("writer", await AskedByAsync(ReadInsideAsync));

        static async Task ReadInsideAsync()
        {
            await Task.Yield();
            await User.AllAsync(cancellationToken: Token);
        }
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public virtual async Task Every_read_follows_a_write(string method)
    {
        await User.Select().ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 1), Token);

        Assert.Equal("writer", await AskedByAsync(() => ReadCalls[method](Ana)));
    }

    [Fact]
    public virtual async Task A_write_that_fails_counts_too()
    {
        var write = User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);
        await Assert.ThrowsAsync<AlreadyExistsException>(() => write);

        Assert.Equal("writer", await AskedByAsync(() => User.Select().CountAsync(Token)));
    }

    [Fact]
    public virtual async Task A_write_on_a_given_or_ambient_context_counts_too()
    {
        await using var db = NewContext();
        using (Contexts.BeginFlow())
        {
            await User.CreateAsync(new { Name = "Bill" }, context: db, cancellationToken: Token);
            Assert.Equal("writer", await AskedByAsync(() => User.Select().CountAsync(Token)));
        }

        using (Contexts.BeginFlow())
        {
            await User.Select().On(db).ExecuteDeleteAsync(Token);
            Assert.Equal("writer", await AskedByAsync(() => User.Select().CountAsync(Token)));
        }

        using (Contexts.BeginFlow())
        {
            using (Contexts.Use(db))
                await User.CreateAsync(new { Name = "Cid" }, cancellationToken: Token);
            Assert.Equal("writer", await AskedByAsync(() => User.Select().CountAsync(Token)));
        }
    }
}
