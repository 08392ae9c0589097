using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>After the rollback of an inner unit, the change tracker has the same state as before it.</summary>
public abstract class TrackerRollbackSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual Task Entities_added_inside_are_no_longer_tracked()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana" });
            var bill = new User { Name = "Bill" };
            await RolledBackAsync(db, () => db.Add(bill));

            Assert.Equal(EntityState.Detached, db.Entry(bill).State);
            Assert.Equal(EntityState.Unchanged, db.Entry(ana).State);
            Assert.Equal(0, bill.Id);
            db.Add(bill);
            await db.SaveChangesAsync(Token);
            Assert.Equal(2, await db.Users.CountAsync(Token));
        });

    [Fact]
    public virtual Task Entities_changed_inside_get_their_values_back()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana", Age = 1 });
            var bill = await AddedAsync(db, new User { Name = "Bill", Age = 1 });
            bill.Age = 2;
            db.ChangeTracker.DetectChanges();
            await RolledBackAsync(db, () =>
            {
                ana.Age = 3;
                bill.Age = 4;
                bill.Email = "b@x";
            });

            Assert.Equal((EntityState.Unchanged, 1, 1), StateOf(db.Entry(ana)));
            Assert.Equal((EntityState.Modified, 2, 1), StateOf(db.Entry(bill)));
            Assert.Equal([nameof(User.Age)], db.Entry(bill).Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name));
            await db.SaveChangesAsync(Token);
            Assert.Equal([1, 2], await db.Users.AsNoTracking().OrderBy(user => user.Name).Select(user => user.Age).ToListAsync(Token));
        });

    [Fact]
    public virtual Task Entities_deleted_inside_are_tracked_again()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana", Posts = { new Post { Body = "a" } } });
            var post = ana.Posts.Single();
            await RolledBackAsync(db, () => db.Remove(post));

            Assert.Equal(EntityState.Unchanged, db.Entry(post).State);
            Assert.Same(post, Assert.Single(ana.Posts));
            Assert.Same(ana, post.User);
            post.Body = "b";
            Assert.Equal(1, await db.SaveChangesAsync(Token));
        });

    [Fact]
    public virtual Task Entities_to_be_deleted_still_are()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana" });
            db.Remove(ana);
            await RolledBackAsync(db, () => { });

            Assert.Equal(EntityState.Deleted, db.Entry(ana).State);
            await db.SaveChangesAsync(Token);
            Assert.Equal(0, await db.Users.CountAsync(Token));
        });

    [Fact]
    public virtual Task Entities_to_be_added_still_are()
        => OnContextAsync(async db =>
        {
            var ana = new User { Name = "Ana", Posts = { new Post { Body = "a", Tags = { new Tag { Name = "red" } } } } };
            db.Add(ana);
            var document = new Document { Title = "d" };
            db.Add(document);
            await RolledBackAsync(db, () => ana.Age = 7);

            Assert.Equal((0, null, 0), (ana.Id, ana.Age, ana.Posts.Single().Id));
            Assert.Null(document.Status);
            Assert.All(db.ChangeTracker.Entries(), entry => Assert.Equal(EntityState.Added, entry.State));
            Assert.Equal(5, db.ChangeTracker.Entries().Count());
            await db.SaveChangesAsync(Token);
            Assert.Equal(1, await db.Posts.CountAsync(post => post.User == ana && post.Tags.Any(tag => tag.Name == "red"), Token));
            Assert.Equal("draft", document.Status);
        });

    [Fact]
    public virtual Task Old_entities_that_point_to_new_ones_still_do()
        => OnContextAsync(async db =>
        {
            var post = await AddedAsync(db, new Post { Body = "a" });
            post.User = new User { Name = "Ana" };
            db.ChangeTracker.DetectChanges();
            Assert.Null(post.UserId);
            await RolledBackAsync(db, () => { });

            Assert.Equal("Ana", post.User?.Name);
            Assert.Null(post.UserId);
            await db.SaveChangesAsync(Token);
            Assert.Equal(1, await db.Posts.CountAsync(row => row.User!.Name == "Ana", Token)); // translated to SQL
        });

    [Fact]
    public virtual Task Relations_are_restored()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana" });
            var bill = await AddedAsync(db, new User { Name = "Bill" });
            var post = await AddedAsync(db, new Post { Body = "a", User = ana, Tags = { new Tag { Name = "red" } } });
            await RolledBackAsync(db, () =>
            {
                post.User = bill;
                bill.Posts.Add(new Post { Body = "b" });
                post.Tags.Clear();
                post.Tags.Add(new Tag { Name = "blue" });
            });

            Assert.Same(ana, post.User);
            Assert.Equal(ana.Id, post.UserId);
            Assert.Same(post, Assert.Single(ana.Posts));
            Assert.Empty(bill.Posts);
            Assert.Equal("red", Assert.Single(post.Tags).Name);
            Assert.Equal(0, await db.SaveChangesAsync(Token));
            Assert.All(db.ChangeTracker.Entries(), entry => Assert.Equal(EntityState.Unchanged, entry.State));
        });

    [Fact]
    public virtual Task Owned_and_complex_members_are_restored()
        => OnContextAsync(async db =>
        {
            var order = await AddedAsync(db, new Order
            {
                Total = new Money { Amount = 1 },
                Address = new Address { City = "Bern" },
                Customer = new Customer { Name = "Ana" },
                Lines = { new OrderLine { Number = 1, Product = "x" } },
            });
            await RolledBackAsync(db, () =>
            {
                order.Version = 2;
                order.Total.Amount = 2;
                order.Address = new Address { City = "Chur" };
                order.Lines.Clear();
            });

            Assert.Equal((0, 1m, "Bern", "x"), (order.Version, order.Total.Amount, order.Address?.City, order.Lines.Single().Product));
            Assert.Equal(0, await db.SaveChangesAsync(Token));
            order.Version = 1;
            order.Address = new Address { City = "Olten" };
            await db.SaveChangesAsync(Token);
            Assert.Equal("Olten", await db.Orders.Select(row => row.Address!.City).SingleAsync(Token)); // translated to SQL
        });

    [Fact]
    public virtual Task New_orders_with_owned_members_can_be_saved_after_all()
        => OnContextAsync(async db =>
        {
            var order = new Order { Total = new Money { Amount = 1 }, Address = new Address { City = "Bern" }, Customer = new Customer { Name = "Ana" } };
            db.Add(order);
            await RolledBackAsync(db, () => { });

            await db.SaveChangesAsync(Token);
            // translated to SQL
            Assert.Equal("Bern", await db.Orders.Where(row => row.Customer.Name == "Ana").Select(row => row.Address!.City).SingleAsync(Token));
        });

    [Fact]
    public virtual Task Shadow_values_are_restored()
        => OnContextAsync(async db =>
        {
            var note = new Note { Text = "a" };
            db.Add(note).Property("Secret").CurrentValue = "x";
            await db.SaveChangesAsync(Token);
            var key = db.Entry(note).Property("Key").CurrentValue;
            await RolledBackAsync(db, () => db.Remove(note));

            Assert.Equal(("x", key), (db.Entry(note).Property("Secret").CurrentValue, db.Entry(note).Property("Key").CurrentValue));
            note.Text = "b";
            Assert.Equal(1, await db.SaveChangesAsync(Token));
        });

    [Fact]
    public virtual Task New_entities_whose_key_only_EF_has_can_be_saved_after_all()
        => OnContextAsync(async db =>
        {
            var note = new Note { Text = "a" };
            db.Add(note);
            db.Add(new Reminder { Title = "b", Note = note });
            await RolledBackAsync(db, () => { });

            Assert.Equal(EntityState.Added, db.Entry(note).State);
            await db.SaveChangesAsync(Token);
            Assert.Equal(["a"], await db.Reminders.AsNoTracking().Select(row => row.Note!.Text).ToListAsync(Token)); // translated to SQL
        });

    [Fact]
    public virtual Task A_tracker_that_was_cleared_inside_is_filled_again()
        => OnContextAsync(async db =>
        {
            var ana = await AddedAsync(db, new User { Name = "Ana", Age = 1 });
            ana.Age = 2;
            db.ChangeTracker.DetectChanges();
            await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(
                async () =>
                {
                    db.ChangeTracker.Clear();
                    await db.Users.ToListAsync(Token);
                    throw new FormatException();
                },
                cancellationToken: Token));

            Assert.Equal((EntityState.Modified, 2, 1), StateOf(db.Entry(ana)));
            Assert.Same(ana, Assert.Single(db.ChangeTracker.Entries<User>()).Entity);
        });

    [Fact]
    public virtual Task The_settings_of_the_tracker_stay()
        => OnContextAsync(async db =>
        {
            db.ChangeTracker.CascadeDeleteTiming = CascadeTiming.OnSaveChanges;
            await RolledBackAsync(db, () => { });

            Assert.True(db.ChangeTracker.AutoDetectChangesEnabled);
            Assert.Equal((CascadeTiming.OnSaveChanges, CascadeTiming.Immediate), (db.ChangeTracker.CascadeDeleteTiming, db.ChangeTracker.DeleteOrphansTiming));
        });

    private static (EntityState State, object? Current, object? Original) StateOf(EntityEntry<User> entry)
        => (entry.State, entry.Property(user => user.Age).CurrentValue, entry.Property(user => user.Age).OriginalValue);

    private static async Task<T> AddedAsync<T>(SpecContext db, T entity)
        where T : class
    {
        db.Add(entity);
        await db.SaveChangesAsync(Token);
        return entity;
    }

    /// <summary>Saves the changes in a unit that then fails.</summary>
    private static Task<FormatException> RolledBackAsync(SpecContext db, Action change)
        => Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                change();
                await db.SaveChangesAsync(Token);
                throw new FormatException();
            },
            cancellationToken: Token));

    private async Task OnContextAsync(Func<SpecContext, Task> test)
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        using (Contexts.Use(db))
            await test(db);
        await transaction.CommitAsync(Token);
    }
}
