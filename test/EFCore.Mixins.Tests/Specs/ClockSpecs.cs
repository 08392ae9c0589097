using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs of timestamps: a clock that moves by the minute, when told to.</summary>
public abstract class ClockSpecs(Backend backend) : RecordSpecs(backend)
{
    private readonly FixedClock clock = new();

    protected DateTime Now => clock.Stamp;

    protected new DbContextOptions<SpecContext> Options { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Options = new DbContextOptionsBuilder<SpecContext>(base.Options).UseMixins(mixins => mixins.UseTimeProvider(clock)).Options;
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Options));
    }

    protected new SpecContext NewContext() => new(Options);

    /// <summary>Lets a minute pass and returns the time before.</summary>
    protected DateTime Tick()
    {
        var before = Now;
        clock.Now = clock.Now.AddMinutes(1);
        return before;
    }

    /// <summary>An article of a minute ago.</summary>
    protected async Task<Article> WriteAsync()
    {
        var article = await Article.CreateAsync(
            new { Title = "old", Imprint = new Imprint { City = "Bern" }, Remarks = new[] { new Remark { Text = "first" } } },
            cancellationToken: Cancellation);
        Tick();
        Log.Take();
        return article;
    }
}
