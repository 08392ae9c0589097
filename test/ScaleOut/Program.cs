using Microsoft.EntityFrameworkCore.Infrastructure;
using ScaleOut;

var settings = Settings.Read(args);
await Database.PrepareAsync(settings);
Contexts.SetFactory(new PooledDbContextFactory<LedgerContext>(Database.Options(settings)));
await using (var db = new LedgerContext(Database.Options(settings)))
{
    await db.Database.EnsureDeletedAsync();
    await db.Database.EnsureCreatedAsync();
    db.Counters.AddRange(new Counter { Id = 0 }, new Counter { Id = 1 });
    await db.SaveChangesAsync();
}

var load = new Load(settings).RunAsync();
if (settings.Kills)
{
    await Task.Delay(settings.Duration / 3);
    await Database.KillAsync(settings);
}

var outcomes = await load;
await using var check = new LedgerContext(await Database.CheckOptionsAsync(settings));
var verdict = new Verdict(
    settings,
    outcomes,
    await check.Entries.AsNoTracking().ToListAsync(),
    await check.Counters.Select(counter => counter.Value).ToListAsync());
Console.WriteLine(verdict);
return verdict.IsGood ? 0 : 1;
