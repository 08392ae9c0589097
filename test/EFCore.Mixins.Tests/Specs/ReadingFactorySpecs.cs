using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Two factories on one database, one that writes and one that reads, and which of them a call asks.</summary>
public abstract class ReadingFactorySpecs(Backend backend) : ReadingFactoryTestBase(backend)
{
    [Theory]
    [MemberData(nameof(Reads))]
    public virtual async Task Reads_use_the_reader(string method)
    {
        Assert.Equal("reader", await AskedByAsync(() => ReadCalls[method](Ana)));
        Assert.Equal("reader", await AskedByAsync(() => ReadCalls[method](Ana)));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public virtual async Task Writes_use_the_writer(string method)
        => Assert.Equal("writer", await AskedByAsync(() => WriteCalls[method](Ana)));

    [Fact]
    public virtual async Task Reads_in_a_unit_are_on_its_context()
    {
        await Contexts.InTransactionAsync(
            async () =>
            {
                await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Token);
                Assert.Equal(2, await User.Select().CountAsync(Token));
            },
            cancellationToken: Token);

        Assert.Equal((2, 0), (Writer.Created, Reader.Created));
    }

    [Fact]
    public virtual async Task What_was_read_from_the_reader_is_saved_with_its_changes_alone()
    {
        // Another service leads to another instance of the model.
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions);
        options.WithServicesOfItsOwn();
        Contexts.SetFactory(Backend.Factory, new PooledDbContextFactory<SpecContext>(options.Options));
        var read = await User.FindOrFailAsync(Ana.Id, Token);
        await using (var db = NewContext())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "ana@example.com"), Token);

        await read.UpdateAsync(new { Age = 30 }, cancellationToken: Token);

        var saved = await User.FindOrFailAsync(Ana.Id, Token);
        Assert.Equal((30, "ana@example.com"), (saved.Age, saved.Email));
    }
}
