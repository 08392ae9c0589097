using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordTrackingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task An_instance_of_another_live_context_is_refused()
    {
        await using var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation);
        Func<Task>[] calls =
        [
            () => user.SaveAsync(cancellationToken: Cancellation),
            () => user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation),
            () => user.DeleteAsync(cancellationToken: Cancellation),
            () => user.RefreshAsync(cancellationToken: Cancellation),
        ];

        foreach (var (call, method) in calls.Zip(["SaveAsync", "UpdateAsync", "DeleteAsync", "RefreshAsync"]))
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(call);
            Assert.Equal(
                $"'{method}' can't be called on this 'User': the instance is tracked by a live 'SpecContext' that is neither given nor ambient. "
                + "Pass 'context:' with that context, or make it ambient with 'Contexts.Use'.",
                failure.Message);
        }

        Assert.Null(user.Age);
        await user.SaveAsync(db, cancellationToken: Cancellation);
        using (Contexts.Use(db))
            await user.SaveAsync(cancellationToken: Cancellation);
    }

    [Fact]
    public virtual async Task A_context_that_was_not_passed_to_the_library_is_found_by_its_commands()
    {
        await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        var read = await db.Users.SingleAsync(Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => read.SaveAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task Instances_of_disposed_contexts_and_detached_ones_are_free()
    {
        var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation);
        db.Entry(user).State = EntityState.Detached;
        await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
        var other = await User.CreateAsync(new { Name = "Ana" }, db, cancellationToken: Cancellation);
        await db.DisposeAsync();
        await other.UpdateAsync(new { Age = 4 }, cancellationToken: Cancellation);
        var pooled = Backend.Factory.CreateDbContext();
        var third = await pooled.Users.FirstAsync(Cancellation);
        await pooled.DisposeAsync();
        await using var next = Backend.Factory.CreateDbContext();
        await next.Users.CountAsync(Cancellation);
        await third.UpdateAsync(new { Age = 5 }, cancellationToken: Cancellation);

        Assert.Equal([5, 4], await User.Select().OrderBy(u => u.Id).Select(u => u.Age ?? 0).ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task Rows_can_be_saved_while_they_stream()
    {
        for (var i = 0; i < 3; i++)
            await User.CreateAsync(new { Name = $"{i}" }, cancellationToken: Cancellation);
        var users = new List<User>();
        await foreach (var user in User.ScalarsAsync(User.Select(), cancellationToken: Cancellation))
        {
            await user.UpdateAsync(new { Age = 1 }, cancellationToken: Cancellation);
            users.Add(user);
        }

        users[0].Age = null;
        await users[0].SaveAsync(cancellationToken: Cancellation);
        Assert.Equal([null, 1, 1], await User.Select().OrderBy(u => u.Id).Select(u => u.Age).ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task What_another_context_did_is_not_remembered()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await using (var db = NewContext())
            await user.UpdateAsync(new { Age = 3 }, db, cancellationToken: Cancellation);
        await ExecuteAsync($"UPDATE \"Users\" SET \"Age\" = 9");
        await user.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task A_detached_reference_is_not_taken_for_a_change()
    {
        var bill = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var ana = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        var post = await Post.CreateAsync(new { Body = "x", User = bill }, db, cancellationToken: Cancellation);
        Log.Take();
        await post.UpdateAsync(new { User = ana, Tags = new[] { new Tag { Name = "new" } } }, db, cancellationToken: Cancellation);

        Assert.Equal(ana.Id, (await InDatabaseAsync<Post>(post.Id))?.UserId);
        Assert.DoesNotContain(Log.Commands, command => command.StartsWith("UPDATE \"Users\"", StringComparison.Ordinal));
        Assert.Equal(1, await Tag.Select().CountAsync(tag => tag.Posts.Any(), Cancellation));
    }

    [Fact]
    public virtual async Task Contexts_that_do_not_detect_changes_save_what_the_call_sets()
    {
        await using var db = NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var user = await User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation);
        await user.UpdateAsync(new { Age = 3 }, db, cancellationToken: Cancellation);

        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
        Assert.False(db.ChangeTracker.AutoDetectChangesEnabled);
    }
}
