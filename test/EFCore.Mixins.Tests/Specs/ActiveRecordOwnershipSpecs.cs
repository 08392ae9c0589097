using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordOwnershipSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task The_caller_s_transaction_is_never_committed_or_rolled_back()
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var user = await User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 3 }, db, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<AlreadyExistsException>(() => User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation));
        await user.UpdateAsync(new { Age = 4 }, db, cancellationToken: Cancellation);

        Assert.Same(transaction, db.Database.CurrentTransaction);
        Assert.Equal(0, await CountAsync<User>());
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(4, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task Commit_false_begins_a_transaction_and_leaves_it_open()
    {
        await using (var db = NewContext())
        {
            var user = await User.CreateAsync(new { Name = "Bill" }, db, commit: false, cancellationToken: Cancellation);
            var begun = db.Database.CurrentTransaction;
            await user.UpdateAsync(new { Age = 3 }, db, commit: false, cancellationToken: Cancellation);

            Assert.NotNull(begun);
            Assert.Same(begun, db.Database.CurrentTransaction);
        }

        Assert.Equal(0, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task A_failed_call_rolls_back_the_transaction_that_it_began()
    {
        await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        await Assert.ThrowsAsync<AlreadyExistsException>(() => User.CreateAsync(new { Name = "Bill" }, db, commit: false, cancellationToken: Cancellation));

        Assert.Null(db.Database.CurrentTransaction);
    }

    [Fact]
    public virtual async Task Commit_true_commits_the_current_transaction()
    {
        await using var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bill" }, db, commit: false, cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 3 }, db, commit: true, cancellationToken: Cancellation);

        Assert.Null(db.Database.CurrentTransaction);
        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
        await User.DestroyAsync(user.Id, db, commit: false, Cancellation);
        Assert.Equal(1, await CountAsync<User>());
        await User.DestroyAsync(user.Id, db, commit: true, Cancellation);
        Assert.Equal(0, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task Commit_false_needs_a_context()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => User.CreateAsync(new { Name = "x" }, commit: false, cancellationToken: Cancellation));

        Assert.StartsWith("'CreateAsync' can't be called with 'commit: false' here", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new User { Name = "x" }.SaveAsync(commit: false, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => User.DestroyAsync([1], commit: false, cancellationToken: Cancellation));
        Assert.Empty(Log.Commands);
    }

    [Fact]
    public virtual async Task A_unit_of_work_commits_by_itself()
        => await Contexts.InTransactionAsync(
            async () =>
            {
                var user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
                var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => user.SaveAsync(commit: true, cancellationToken: Cancellation));
                Assert.Contains("unit of work", failure.Message, StringComparison.Ordinal);
            },
            cancellationToken: Cancellation);

    [Fact]
    public virtual async Task An_instance_of_a_unit_of_work_is_remembered_after_it()
    {
        User user = null!;
        await Contexts.InTransactionAsync(
            async () => user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation),
            cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);

        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task What_a_unit_of_work_rolled_back_is_not_remembered()
    {
        var user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<NotSupportedException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
                throw new NotSupportedException();
            },
            cancellationToken: Cancellation));
        await user.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task A_failed_create_leaves_the_tracker_as_it_was()
    {
        await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        db.Add(new User { Name = "Ana" });
        db.Add(new Post { Body = "pending" });
        var before = db.ChangeTracker.DebugView.ShortView;
        await Assert.ThrowsAsync<AlreadyExistsException>(
            () => User.CreateAsync(new { Name = "Bill", Posts = new[] { new Post { Body = "child" } } }, db, cancellationToken: Cancellation));

        Assert.Equal(before, db.ChangeTracker.DebugView.ShortView);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal((2, 1), (await CountAsync<User>(), await CountAsync<Post>()));
    }

    [Fact]
    public virtual async Task A_failed_child_does_not_stay_in_its_tracked_parent()
    {
        await using var db = NewContext();
        var parent = await Document.CreateAsync(new { Title = "parent" }, db, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<CheckViolationException>(
            () => Document.CreateAsync(new { Title = "child", Pages = -1, parent }, db, cancellationToken: Cancellation));
        Assert.Empty(parent.Children);
        var child = new Document { Title = "child", Pages = -1, Parent = parent };
        await Assert.ThrowsAsync<CheckViolationException>(() => child.SaveAsync(db, cancellationToken: Cancellation));
        Assert.Empty(parent.Children);
        Assert.Same(parent, child.Parent);
        child.Pages = 1;
        await child.SaveAsync(db, cancellationToken: Cancellation);
        Assert.Equal(2, await CountAsync<Document>());
    }

    [Fact]
    public virtual async Task A_failed_update_gives_instance_and_tracker_their_state_back()
    {
        await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bob", Age = 1 }, db, cancellationToken: Cancellation);
        var unchanged = db.ChangeTracker.DebugView.LongView;
        await Assert.ThrowsAsync<AlreadyExistsException>(
            () => user.UpdateAsync(new { Name = "Ana", Age = 2, Posts = new[] { new Post { Body = "x" } } }, db, cancellationToken: Cancellation));
        Assert.Equal(("Bob", 1, 0), (user.Name, user.Age, user.Posts.Count));
        Assert.Equal(unchanged, db.ChangeTracker.DebugView.LongView);
        user.Email = "pending";
        db.ChangeTracker.DetectChanges();
        var modified = db.ChangeTracker.DebugView.LongView;
        await Assert.ThrowsAsync<AlreadyExistsException>(() => user.UpdateAsync(new { Name = "Ana", Age = 2 }, db, cancellationToken: Cancellation));
        Assert.Equal(modified, db.ChangeTracker.DebugView.LongView);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(("Bob", "pending"), ((await InDatabaseAsync<User>(user.Id))?.Name, (await InDatabaseAsync<User>(user.Id))?.Email));
    }

    [Fact]
    public virtual async Task A_failed_delete_leaves_everything_in_place()
    {
        await using var db = NewContext();
        var parent = await Document.CreateAsync(new { Title = "parent" }, db, cancellationToken: Cancellation);
        await ExecuteAsync(
            $"""
            INSERT INTO "Documents" ("Title", "Pages", "Version", "ParentId")
            VALUES ('child', 0, '00000000-0000-0000-0000-000000000000', {parent.Id})
            """);
        var before = db.ChangeTracker.DebugView.LongView;
        await Assert.ThrowsAsync<StillReferencedException>(() => parent.DeleteAsync(db, cancellationToken: Cancellation));

        Assert.Equal(before, db.ChangeTracker.DebugView.LongView);
    }

    [Fact]
    public virtual async Task A_cancelled_call_leaves_everything_as_it_was()
    {
        await using var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bob" }, db, cancellationToken: Cancellation);
        var before = db.ChangeTracker.DebugView.LongView;
        using var source = new CancellationTokenSource();
        void Cancel(object? sender, SavingChangesEventArgs args) => source.Cancel();
        db.SavingChanges += Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => user.UpdateAsync(new { Name = "Ana" }, db, cancellationToken: source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.CreateAsync(new { Name = "New" }, db, cancellationToken: source.Token));

        Assert.Equal("Bob", user.Name);
        Assert.Equal(before, db.ChangeTracker.DebugView.LongView);
    }
}
