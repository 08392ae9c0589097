using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Pages over models of many kinds return the same rows as one query.</summary>
public abstract class CursorModelSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task Rows_that_a_query_filter_hides_are_missing_ones()
    {
        await using (var db = NewContext())
        {
            db.AddRange(OperatorCases.Posts());
            await db.SaveChangesAsync(Token);
        }

        await using var filtered = new TenantContext(Backend.OptionsOf<TenantContext>());
        foreach (var key in new[] { "user___name", "-user___name", "user___name__nullsfirst", "user___age", "-user___id" })
        {
            var expected = await filtered.Posts.ApplyQuery(orderBy: [key, key[0] == '-' ? "-id" : "id"]).Select(post => post.Id).ToListAsync(Token);
            await WalksAsync(expected, filtered.Posts, post => post.Id, key);
            await WalksAsync(expected, Post.Select().On(filtered), post => post.Id, key);
        }

        Assert.DoesNotContain("Bill", await filtered.Users.FindEachAsync(size: 1, cancellationToken: Token).Select(user => user.Name).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Classes_that_inherit_are_walked_whole_and_in_part()
    {
        await using var db = NewContext();
        db.AddRange(
            new Dog { Name = "b", BarkVolume = 2 },
            new Cat { Name = "a" },
            new Dog { Name = "a", BarkVolume = 1 },
            new Cat { Name = "c", Indoor = true },
            new Dog { Name = "c", BarkVolume = 2 });
        await db.SaveChangesAsync(Token);

        foreach (var keys in new[] { new[] { "name" }, ["-bark_volume"], ["bark_volume", "-name"], ["indoor", "name"], [] })
        {
            var sign = keys is [.., ['-', ..]] ? "-" : "";
            var expected = await db.Animals.ApplyQuery(orderBy: [.. keys, $"{sign}id"]).Select(animal => animal.Id).ToListAsync(Token);
            await WalksAsync(expected, db.Animals, animal => animal.Id, keys);
        }

        await WalksAsync(
            await db.Animals.OfType<Dog>().OrderByDescending(dog => dog.BarkVolume).ThenByDescending(dog => dog.Id).Select(dog => dog.Id).ToListAsync(Token),
            db.Animals.OfType<Dog>(),
            dog => dog.Id,
            "-bark_volume");
    }

    [Fact]
    public virtual async Task A_shadow_key_completes_an_order()
    {
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, 5).Select(i => new Note { Text = $"{i % 2}" }));
        await db.SaveChangesAsync(Token);
        var expected = await db.Notes
            .OrderBy(note => note.Text)
            .ThenBy(note => EF.Property<int>(note, "Key"))
            .Select(note => EF.Property<int>(note, "Key"))
            .ToListAsync(Token);

        var keys = new List<int>();
        await foreach (var page in db.Notes.AsTracking().CursorPagesAsync(["text"], 2, cancellationToken: Token))
            keys.AddRange(page.Items.Select(note => db.Entry(note).Property<int>("Key").CurrentValue));
        Assert.Equal(expected, keys);
        Assert.Equal(5, await Note.FindEachAsync(orderBy: ["-secret"], size: 2, cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public virtual async Task Keys_of_many_types_are_walked()
    {
        await using var db = NewContext();
        for (var i = 0; i < 5; i++)
        {
            var order = new Order
            {
                Id = Guid.NewGuid(),
                Total = new() { Amount = i % 2 },
                Address = i == 0 ? null : new Address { City = $"{i % 3}" },
                Customer = new() { Name = $"{i % 2}" },
            };
            order.Lines.Add(new OrderLine { Number = i, Product = "ink" });
            db.Add(order);
        }

        await db.SaveChangesAsync(Token);
        await WalksAsync(
            await db.Orders.ApplyQuery(orderBy: ["address___city", "id"]).Select(order => order.Id).ToListAsync(Token),
            db.Orders,
            order => order.Id,
            "address___city");
        await WalksAsync(
            await db.Orders.ApplyQuery(orderBy: ["-customer___name", "-id"]).Select(order => order.Id).ToListAsync(Token),
            db.Orders,
            order => order.Id,
            "-customer___name");
        await WalksAsync(
            await db.Customers.ApplyQuery(orderBy: ["name", "id"]).Select(customer => customer.Id).ToListAsync(Token),
            db.Customers,
            customer => customer.Id,
            "name");
        await WalksAsync(
            await db.Customers.ApplyQuery(orderBy: ["-orders__count", "-id"]).Select(customer => customer.Id).ToListAsync(Token),
            db.Customers,
            customer => customer.Id,
            "-orders__count");
    }

    [Fact]
    public virtual async Task A_context_without_the_library_is_walked_too()
    {
        await using var mixed = NewContext();
        mixed.AddRange(OperatorCases.Posts());
        await mixed.SaveChangesAsync(Token);
        await using var db = new SpecContext(Plain());

        await WalksAsync([1, 2, 4, 6, 7, 3, 5, 8], db.Posts, post => post.Id, "archived");
        await WalksAsync([3, 5, 8, 1, 2, 4, 6, 7], db.Posts, post => post.Id, "-archived", "id");
        await WalksAsync(
            await db.Posts.OrderBy(post => post.Views).ThenBy(post => post.Id).Select(post => post.Id).ToListAsync(Token),
            db.Posts,
            post => post.Id,
            "views");
    }

    private DbContextOptions<SpecContext> Plain()
    {
        var options = new DbContextOptionsBuilder<SpecContext>();
        foreach (var extension in Backend.DatabaseOptions.Extensions.Where(
            extension => extension is not CoreOptionsExtension && !extension.GetType().Name.StartsWith("Mixins", StringComparison.Ordinal)))
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(extension);
        Backend.CopyModel(options);
        return options.WithServicesOfItsOwn().Options;
    }

    private static async Task WalksAsync<T, TKey>(List<TKey> expected, IQueryable<T> rows, Func<T, TKey> key, params string[] order)
        where T : class
    {
        for (var size = 1; size < 4; size++)
        {
            var walked = new List<TKey>();
            await foreach (var page in rows.CursorPagesAsync(order, size, cancellationToken: Token))
                walked.AddRange(page.Items.Select(key));
            Assert.Equal(expected, walked);

            var end = await rows.CursorPageAsync(order, 100, cancellationToken: Token);
            walked = [key(end.Items[^1])];
            for (Cursor? before = end.CursorOf(end.Items[^1]); before is not null;)
            {
                var page = await rows.CursorPageAsync(order, size, before: before, cancellationToken: Token);
                walked.InsertRange(0, page.Items.Select(key));
                before = page.Previous;
            }

            Assert.Equal(expected, walked);
        }
    }
}
