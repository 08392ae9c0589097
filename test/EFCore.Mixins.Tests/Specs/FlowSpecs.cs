using EFCore.Mixins.Flows;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Which reads see that something was written, where a flow begins and where it ends.</summary>
public abstract class FlowSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private CountingFactory<SpecContext> writer = null!;
    private CountingFactory<SpecContext> reader = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        writer = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        reader = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        Contexts.SetFactory(writer, reader);
        Assert.NotNull(User.Select()); // the model is read
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal((0, 0), (writer.CountMissing(), reader.CountMissing()));
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task A_write_inside_an_async_method_is_seen_by_the_flow_around_it()
    {
        using (Contexts.BeginFlow())
        {
            Assert.Equal("reader", await ReadFromAsync());
            await WriteAsync("Bill");
            Assert.Equal("writer", await ReadFromAsync());
        }

        Assert.Equal("reader", await ReadFromAsync());
    }

    [Fact]
    public virtual async Task Without_a_flow_a_write_inside_an_async_method_is_not_seen_by_its_caller()
    {
        await WriteAsync("Bill");

        Assert.Equal("reader", await ReadFromAsync());
    }

    [Fact]
    public virtual async Task A_flow_ignores_earlier_writes_and_reports_its_own_to_the_enclosing_flow()
    {
        using (Contexts.BeginFlow())
        {
            using (Contexts.BeginFlow())
                Assert.Equal("reader", await ReadFromAsync());
            using (Contexts.BeginFlow())
                await WriteAsync("Bill");
            Assert.Equal("writer", await ReadFromAsync());
            using (Contexts.BeginFlow())
                Assert.Equal("reader", await ReadFromAsync());
            Assert.Equal("writer", await ReadFromAsync());
        }
    }

    [Fact]
    public virtual async Task A_flow_can_read_from_the_writer_throughout()
    {
        using (Contexts.BeginFlow(readsFromWriter: true))
            Assert.Equal("writer", await ReadFromAsync());
        Assert.Equal("reader", await ReadFromAsync());
    }

    [Fact]
    public virtual async Task Flows_end_in_any_order_and_more_than_once()
    {
        var outer = Contexts.BeginFlow(readsFromWriter: true);
        var inner = Contexts.BeginFlow();
        outer.Dispose();
        Assert.Equal("reader", await ReadFromAsync());
        await WriteAsync("Bill");
        Assert.Equal("writer", await ReadFromAsync());
        inner.Dispose();
        inner.Dispose();
        Assert.Equal("reader", await ReadFromAsync());
    }

    [Fact]
    public virtual async Task Tasks_of_a_flow_share_it_and_other_flows_do_not_see_them()
    {
        var written = new TaskCompletionSource();
        var other = Task.Run(async () =>
        {
            using (Contexts.BeginFlow())
            {
                await written.Task;
                return ReadWriteFlow.IsWritten;
            }
        });
        using (Contexts.BeginFlow())
        {
            await Task.Run(() => WriteAsync("Bill"), Token);
            written.SetResult();
            Assert.False(await other);
            Assert.True(await Task.Run(() => ReadWriteFlow.IsWritten, Token));
        }
    }

    [Fact]
    public virtual async Task Two_hundred_flows_are_distinguished()
    {
        var flows = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            if (number % 2 == 0)
                await User.Where(new { id = number }).ExecuteDeleteAsync(Token);
            await Task.Yield();
            await User.FindAsync(number, Token);
            return ReadWriteFlow.IsWritten == (number % 2 == 0);
        })));

        Assert.DoesNotContain(false, flows);
        Assert.Equal((201, 100), (writer.Created, reader.Created));
    }

    private static async Task WriteAsync(string name)
    {
        await Task.Yield();
        await User.CreateAsync(new { Name = name }, cancellationToken: Token);
    }

    /// <summary>Reads, and tells from where.</summary>
    private async Task<string> ReadFromAsync()
    {
        var reads = reader.Created;
        await User.Select().CountAsync(Token);
        return reader.Created > reads ? "reader" : "writer";
    }
}
