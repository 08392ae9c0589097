using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Two factories on one database, one that writes and one that reads, and which of them a call asks.</summary>
public abstract class ReadingFactorySpecs(Backend backend) : DatabaseSpecs(backend)
{
    private CountingFactory<SpecContext> writer = null!;
    private CountingFactory<SpecContext> reader = null!;
    private User user = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<User, Task>> ReadCalls = new()
    {
        ["find"] = user => User.FindAsync(user.Id, Token),
        ["find or fail"] = user => User.FindOrFailAsync(user.Id, cancellationToken: Token),
        ["all"] = _ => User.AllAsync(cancellationToken: Token),
        ["all of a statement"] = _ => User.AllAsync(User.Where(new { name = "Ana" }), cancellationToken: Token),
        ["first"] = _ => User.FirstOrDefaultAsync(cancellationToken: Token),
        ["refresh"] = user => user.RefreshAsync(["Posts"], cancellationToken: Token),
        ["count"] = _ => User.Select().CountAsync(Token),
        ["list"] = _ => User.Select().ToListAsync(Token),
        ["load"] = _ => User.WithSelectIn("posts.comments").ToListAsync(Token),
        ["execute"] = _ => User.ExecuteAsync(User.Select(), cancellationToken: Token),
        ["stream"] = async _ => await User.ScalarsAsync(User.Select(), cancellationToken: Token).FirstAsync(Token),
    };

    private static readonly Dictionary<string, Func<User, Task>> WriteCalls = new()
    {
        ["create"] = _ => User.CreateAsync(new { Name = "Bill" }, cancellationToken: Token),
        ["save"] = user => user.SaveAsync(cancellationToken: Token),
        ["update"] = user => user.UpdateAsync(new { Age = 1 }, cancellationToken: Token),
        ["update in code"] = user => user.UpdateAsync(row => row.Age = 1, cancellationToken: Token),
        ["delete"] = user => user.DeleteAsync(cancellationToken: Token),
        ["destroy"] = user => User.DestroyAsync(user.Id, Token),
        ["update rows"] = _ => User.Select().ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 1), Token),
        ["delete rows"] = _ => User.Select().ExecuteDeleteAsync(Token),
        ["SQL"] = _ => User.ExecuteAsync($"""UPDATE "Users" SET "Age" = 1""", cancellationToken: Token),
        ["unit"] = _ => Contexts.InTransactionAsync(() => User.Select().CountAsync(Token), cancellationToken: Token),
        ["scope"] = _ => CloseAsync(User.OpenScopeAsync(cancellationToken: Token)),
    };

    public static TheoryData<string> Reads { get; } = [.. ReadCalls.Keys];

    public static TheoryData<string> Writes { get; } = [.. WriteCalls.Keys];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);
        writer = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        reader = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        Contexts.SetFactory(writer, reader);
        Assert.NotNull(User.Select()); // the model is read
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal((0, 0), (writer.CountMissing(), reader.CountMissing()));
        Session.SetContextFactory<User, SpecContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public virtual async Task What_reads_asks_the_reader(string method)
    {
        Assert.Equal("reader", await AskedByAsync(() => ReadCalls[method](user)));
        Assert.Equal("reader", await AskedByAsync(() => ReadCalls[method](user)));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public virtual async Task What_writes_asks_the_writer(string method)
        => Assert.Equal("writer", await AskedByAsync(() => WriteCalls[method](user)));

    [Theory]
    [MemberData(nameof(Writes))]
    public virtual async Task Reads_that_follow_a_write_ask_the_writer(string method)
    {
        await WriteCalls[method](user);

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

        Assert.Equal("writer", await AskedByAsync(() => ReadCalls[method](user)));
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

        Assert.Equal((2, 0), (writer.Created, reader.Created));
    }

    [Fact]
    public virtual async Task What_was_read_from_the_reader_is_saved_with_its_changes_alone()
    {
        // Another service leads to another instance of the model.
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions);
        options.WithServicesOfItsOwn();
        Contexts.SetFactory(Backend.Factory, new PooledDbContextFactory<SpecContext>(options.Options));
        var read = await User.FindOrFailAsync(user.Id, Token);
        await using (var db = NewContext())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "ana@example.com"), Token);

        await read.UpdateAsync(new { Age = 30 }, cancellationToken: Token);

        var saved = await User.FindOrFailAsync(user.Id, Token);
        Assert.Equal((30, "ana@example.com"), (saved.Age, saved.Email));
    }

    [Fact]
    public virtual async Task A_class_has_factories_of_its_own()
    {
        var (ownWriter, ownReader) = (new CountingFactory<SpecContext>(Backend.DatabaseOptions), new CountingFactory<SpecContext>(Backend.DatabaseOptions));
        User.SetContextFactory(ownWriter, ownReader);

        await User.AllAsync(cancellationToken: Token);
        await Post.AllAsync(cancellationToken: Token);
        Assert.Equal((1, 1, 1), (ownWriter.Created, ownReader.Created, writer.Created)); // each writer for its model
        await WriteAsync("Bill");
        Assert.Equal((2, 1, 1), (ownWriter.Created, ownReader.Created, reader.Created));
    }

    [Fact]
    public virtual async Task One_factory_serves_reads_and_writes_as_before()
    {
        Contexts.SetFactory(writer);
        await User.AllAsync(cancellationToken: Token);
        await User.DestroyAsync(user.Id, Token);

        Assert.False(Flow.IsWritten);
        Assert.Equal(0, reader.Created);
    }

    [Fact]
    public virtual async Task A_host_binds_both()
    {
        Contexts.SetFactory<SpecContext>(null);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<SpecContext>(Backend.CopyOptions, options =>
        {
            Backend.CopyOptions(options);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        using var host = builder.Build();
        await host.StartAsync(Token);

        Assert.Equal(QueryTrackingBehavior.NoTracking, await TrackingAsync());
        await WriteAsync("Bill");
        await User.DestroyAsync(-1);
        Assert.Equal(QueryTrackingBehavior.TrackAll, await TrackingAsync());
        var own = host.Services.GetRequiredKeyedService<IDbContextFactory<SpecContext>>(MixinsServiceExtensions.ReaderKey);
        await using (var db = await own.CreateDbContextAsync(Token))
            Assert.Equal(QueryTrackingBehavior.NoTracking, db.ChangeTracker.QueryTrackingBehavior);

        await host.StopAsync(Token);
        Assert.Throws<NoContextException>(() => User.Select());

        static async Task<QueryTrackingBehavior> TrackingAsync()
        {
            await using var scope = await ContextBindings.OpenForReadAsync(typeof(User), null, Token);
            return scope.Context.ChangeTracker.QueryTrackingBehavior;
        }
    }

    private static async Task CloseAsync(ValueTask<ContextScope> opening) => await (await opening).DisposeAsync();

    private static async Task WriteAsync(string name)
    {
        await Task.Yield();
        await User.CreateAsync(new { Name = name }, cancellationToken: Token);
    }

    /// <summary>Which factory the call asked for its context, in the flow of the caller.</summary>
    private Task<string> AskedByAsync(Func<Task> call)
    {
        var (writes, reads) = (writer.Created, reader.Created);
        return AfterAsync(call());

        async Task<string> AfterAsync(Task called)
        {
            await called;
            return (writer.Created - writes, reader.Created - reads) switch
            {
                (1, 0) => "writer",
                (0, 1) => "reader",
                var both => $"{both}",
            };
        }
    }
}
