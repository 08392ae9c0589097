using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Two factories that count what they create, the calls that read and those that write, and which factory a call asks.</summary>
public abstract class ReadingFactoryTestBase(Backend backend) : DatabaseSpecs(backend)
{
    protected static readonly Dictionary<string, Func<User, Task>> ReadCalls = new()
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

    protected static readonly Dictionary<string, Func<User, Task>> WriteCalls = new()
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

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected CountingFactory<SpecContext> Writer { get; private set; } = null!;

    private protected CountingFactory<SpecContext> Reader { get; private set; } = null!;

    protected User Ana { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Ana = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);
        Writer = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        Reader = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        Contexts.SetFactory(Writer, Reader);
        Assert.NotNull(User.Select()); // the model is read
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal((0, 0), (Writer.CountMissing(), Reader.CountMissing()));
        Session.SetContextFactory<User, SpecContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Which factory the call asked for its context, in the flow of the caller.</summary>
    protected Task<string> AskedByAsync(Func<Task> call)
    {
        var (writes, reads) = (Writer.Created, Reader.Created);
        return AfterAsync(call());

        async Task<string> AfterAsync(Task called)
        {
            await called;
            return (Writer.Created - writes, Reader.Created - reads) switch
            {
                (1, 0) => "writer",
                (0, 1) => "reader",
                var both => $"{both}",
            };
        }
    }

    private static async Task CloseAsync(ValueTask<ContextScope> opening) => await (await opening).DisposeAsync();
}
