using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Units inside units, and the contexts and transactions of others that a unit leaves as they were.</summary>
public abstract class NestedUnitSpecs(Backend backend) : UnitOfWorkTestBase(backend)
{
    [Fact]
    public virtual async Task A_unit_inside_a_unit_is_a_savepoint()
    {
        await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await Contexts.InTransactionAsync(() => AddAsync("Bill"), cancellationToken: Token);
                await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Cid"));
                await AddAsync("Dan");
            },
            cancellationToken: Token);

        Assert.Equal(["Ana", "Bill", "Dan"], await NamesAsync());
        Assert.Equal(["begin", "savepoint", "release", "savepoint", "rollback to savepoint", "commit"], Log.Events);
    }

    [Fact]
    public virtual async Task The_failure_of_an_outer_unit_takes_the_inner_one_with_it()
    {
        await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
                throw new FormatException();
            },
            cancellationToken: Token));

        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_could_not_roll_back_its_inner_one_is_not_committed()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                Log.RollbackFails = true;
                await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Ana"));
                Log.RollbackFails = false;
            },
            cancellationToken: Token));

        Assert.Equal(
            "The unit of work cannot be committed: a unit inside it failed, and its savepoint could not be rolled back, so part of its work would be kept. " +
            "The unit was rolled back as a whole; run it again.",
            error.Message);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task The_transaction_of_the_caller_is_neither_committed_nor_rolled_back()
    {
        await using var db = NewLoggedContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
            await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Bill"));
            Assert.Same(transaction, db.Database.CurrentTransaction);
        }

        Assert.Equal(["begin", "savepoint", "release", "savepoint", "rollback to savepoint"], Log.Events);
        Assert.Equal(["Ana"], await db.Users.Select(user => user.Name).ToListAsync(Token));
        await transaction.RollbackAsync(Token);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task An_ambient_context_without_a_transaction_gets_one_for_the_unit()
    {
        await using var db = NewLoggedContext();
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
            Assert.Null(db.Database.CurrentTransaction);
            await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Bill"));
            Assert.Null(db.Database.CurrentTransaction);
        }

        Assert.Equal(["begin", "commit", "begin", "rollback"], Log.Events);
        Assert.Equal(["Ana"], db.ChangeTracker.Entries<User>().Select(entry => entry.Entity.Name));
        Assert.Equal(["Ana"], await db.Users.Select(user => user.Name).ToListAsync(Token));
    }
}
