using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A value that was named is stored, also where EF takes it for none and the database has a default.</summary>
public abstract class NamedValueSpecs(Backend backend) : ModelSpecs<DepotContext>(backend)
{
    private static readonly object Zeros = new
    {
        Stock = 0,
        Limit = (int?)null,
        IsSold = false,
        Grade = (string?)null,
        Day = DayOfWeek.Sunday,
        Extent = new { Width = 0 },
        Seller = new { Rank = 0 },
    };

    [Fact]
    public virtual async Task What_is_not_named_takes_the_default_of_the_database()
    {
        var good = await Good.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        var stored = await StoredAsync<Good>(good.Id);
        Assert.Equal((5, 3, true, "b", DayOfWeek.Friday, 9), Of(stored));
        Assert.Equal((5, 3, true, "b", DayOfWeek.Friday, 9), Of(good));
        Assert.NotEqual(Guid.Empty, stored.Token); // from a generator of EF's
        var inCode = await Good.CreateAsync(row => row.Stock = 0, cancellationToken: Token); // nobody can tell it from one that was not set
        Assert.Equal(5, (await StoredAsync<Good>(inCode.Id)).Stock);
    }

    [Fact]
    public virtual async Task What_is_named_is_stored()
    {
        var good = await Good.CreateAsync(Zeros, cancellationToken: Token);
        Assert.Equal((0, null, false, null, DayOfWeek.Sunday, 0), Of(good));
        Assert.False(good.IsDirty());
        var stored = await StoredAsync<Good>(good.Id);
        Assert.Equal((0, null, false, null, DayOfWeek.Sunday, 0), Of(stored));
        Assert.Equal(0, stored.Seller!.Rank);
    }

    [Fact]
    public virtual async Task A_named_value_is_not_replaced_by_a_generator()
    {
        var good = await Good.CreateAsync(new { Token = Guid.Empty }, cancellationToken: Token);
        Assert.Equal(Guid.Empty, good.Token);
        Assert.Equal(Guid.Empty, (await StoredAsync<Good>(good.Id)).Token);
        Assert.False(good.IsDirty());
        var given = new Good().Fill(new { Token = Guid.Empty });
        var token = given.Token = Guid.NewGuid();
        await given.SaveAsync(cancellationToken: Token);
        Assert.Equal(token, (await StoredAsync<Good>(given.Id)).Token);
    }

    [Fact]
    public virtual async Task Named_values_of_fill_count_until_they_are_changed()
    {
        var good = new Good().Fill(new { Stock = 0, Limit = (int?)null });
        good.Limit = 8;
        await good.SaveAsync(cancellationToken: Token);
        Assert.Equal((0, 8, false), (await StoredAsync<Good>(good.Id)) is var stored ? (stored.Stock, stored.Limit, stored.IsSold) : default);
        var cleared = new Good { Stock = 4 }.Fill(new { Stock = 0 });
        await UnitAsync(_ => cleared.SaveAsync(cancellationToken: Token));
        Assert.Equal(0, (await StoredAsync<Good>(cleared.Id)).Stock);
        await cleared.UpdateAsync(new { Stock = 7 }, cancellationToken: Token);
        await cleared.UpdateAsync(new { Stock = 0 }, cancellationToken: Token);
        Assert.Equal(0, (await StoredAsync<Good>(cleared.Id)).Stock);
    }

    [Fact]
    public virtual async Task Children_and_tracked_instances_keep_what_was_named()
    {
        var good = await Good.CreateAsync(new { Tags = new object[] { new { Weight = 0 }, new { } } }, cancellationToken: Token);
        Assert.Equal([0, 2], good.Tags.Select(tag => tag.Weight));
        await using var db = NewModel();
        var tracked = new Good();
        db.Add(tracked);
        tracked.Fill(new { Stock = 0 });
        await tracked.SaveAsync(db, cancellationToken: Token);
        Assert.Equal(0, (await StoredAsync<Good>(tracked.Id)).Stock);
        var added = new Good().Fill(new { Stock = 0, Extent = new { Width = 0 } });
        db.Add(added);
        await db.SaveChangesAsync(Token);
        Assert.Equal((0, 0), (await StoredAsync<Good>(added.Id)) is var stored ? (stored.Stock, stored.Extent.Width) : default);
    }

    [Fact]
    public virtual async Task A_save_that_failed_or_was_rolled_back_keeps_what_was_named()
    {
        var good = new Good { Name = "a" }.Fill(new { Stock = 0 });
        await Assert.ThrowsAsync<FormatException>(() => UnitAsync(async _ =>
        {
            await good.SaveAsync(cancellationToken: Token);
            throw new FormatException();
        }));
        Assert.Equal(0, good.Id);
        good.Grade = new string('x', 200_000);
        var isRefused = true;
        try
        {
            await good.SaveAsync(cancellationToken: Token);
            isRefused = false; // SQLite has no lengths
        }
        catch (ValueTooLongException)
        {
            good.Grade = "c";
            await good.SaveAsync(cancellationToken: Token);
        }

        Assert.Equal((0, isRefused ? "c" : good.Grade), (await StoredAsync<Good>(good.Id)) is var stored ? (stored.Stock, stored.Grade) : default);
    }

    [Fact]
    public virtual async Task Each_attempt_of_a_retry_stores_what_was_named()
    {
        var failing = new FailingOnce();
        var options = new DbContextOptionsBuilder<DepotContext>(Backend.OptionsOf<DepotContext>())
            .AddInterceptors(failing)
            .ReplaceService<Microsoft.EntityFrameworkCore.Storage.IExecutionStrategyFactory, RetryingStrategyFactory>();
        await using var db = new DepotContext(options.Options);
        var good = await Good.CreateAsync(new { Stock = 0 }, db, cancellationToken: Token);
        Assert.Equal((2, 0), (failing.Commands, (await StoredAsync<Good>(good.Id)).Stock));
    }

    private static (int Stock, int? Limit, bool IsSold, string? Grade, DayOfWeek Day, int Width) Of(Good good)
        => (good.Stock, good.Limit, good.IsSold, good.Grade, good.Day, good.Extent.Width);

    /// <summary>Lets the first insert fail.</summary>
    private sealed class FailingOnce : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command,
            Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
            Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result,
            CancellationToken cancellationToken = default)
            => command.CommandText.Contains("INSERT", StringComparison.Ordinal) && ++Commands == 1 ? throw new IOException() : ValueTask.FromResult(result);
    }
}
