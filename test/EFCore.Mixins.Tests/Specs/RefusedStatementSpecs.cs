using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A statement that the database refuses leaves the caller's transaction usable, and what was done before it in place.</summary>
public abstract class RefusedStatementSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly Dictionary<string, Func<Task>> Run = new()
    {
        ["bulk update"] = () => User.Select().ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "same"), Token),
        ["bulk delete"] = () => User.Select().ExecuteDeleteAsync(Token),
        ["tied bulk update"] = () => RunTiedAsync(users => users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "same"), Token)),
        ["tied bulk delete"] = () => RunTiedAsync(users => Task.FromResult(users.ExecuteDelete())),
        ["destroy"] = async () => await User.DestroyAsync(await User.Where(new { name = "Bill" }).Select(user => user.Id).SingleAsync(Token)),
        ["SQL"] = () => User.ExecuteAsync($"""UPDATE "Users" SET "Name" = {"same"}""", cancellationToken: Token),
        ["save"] = () => User.CreateAsync(new { Name = "Bill" }, cancellationToken: Token),
    };

    public static TheoryData<string, Type> Statements => new()
    {
        { "bulk update", typeof(AlreadyExistsException) },
        { "bulk delete", typeof(StillReferencedException) },
        { "tied bulk update", typeof(AlreadyExistsException) },
        { "tied bulk delete", typeof(StillReferencedException) },
        { "destroy", typeof(StillReferencedException) },
        { "SQL", typeof(AlreadyExistsException) },
        { "save", typeof(AlreadyExistsException) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Statements))]
    public virtual async Task The_transaction_of_an_ambient_context_continues(string statement, Type expected)
    {
        await AddAsync();
        await using var db = NewContext();
        await using (var transaction = await db.Database.BeginTransactionAsync(Token))
        {
            using var use = Contexts.Use(db);
            await User.CreateAsync(new { Name = "before" }, cancellationToken: Token);
            Assert.IsType(expected, await Record.ExceptionAsync(Run[statement]));
            await User.CreateAsync(new { Name = "after" }, cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(["Ana", "Bill", "after", "before"], await NamesAsync());
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public virtual async Task A_unit_of_work_continues(string statement, Type expected)
    {
        await AddAsync();

        await Contexts.InTransactionAsync(
            async () =>
            {
                await User.CreateAsync(new { Name = "before" }, cancellationToken: Token);
                Assert.IsType(expected, await Record.ExceptionAsync(Run[statement]));
                await User.Where(new { name = "before" }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "after"), Token);
            },
            cancellationToken: Token);

        Assert.Equal(["Ana", "Bill", "after"], await NamesAsync());
    }

    private static async Task RunTiedAsync(Func<IQueryable<User>, Task> run)
    {
        await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
        await run(User.Select().On(scope.Context));
    }

    private async Task AddAsync()
    {
        await using var db = NewContext();
        db.AddRange(new User { Name = "Ana" }, new Post { Body = "a", User = new User { Name = "Bill" } });
        await db.SaveChangesAsync(Token);
    }

    private static async Task<List<string>> NamesAsync()
        => await User.Query(orderBy: ["name"]).Select(user => user.Name).ToListAsync(Token);
}
