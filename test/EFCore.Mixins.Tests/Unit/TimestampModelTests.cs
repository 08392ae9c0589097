using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Unit;

public sealed class TimestampModelTests : IDisposable
{
    private readonly SqliteDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_class_without_the_properties_is_told_what_to_add()
    {
        using var db = new OddContext(database.Options<OddContext>().Options);
        db.Add(new Bare());
        Assert.Equal(
            "The timestamps of 'Bare' can't be kept: "
            + "the model has no property 'CreatedAt'. Add 'public DateTime CreatedAt { get; set; }', "
            + "or name another with '[Timestamps(CreatedAt = …)]', null for none; "
            + "its property 'UpdatedAt' is a 'String'. Make it a 'DateTime' or 'DateTimeOffset', or name another with '[Timestamps(UpdatedAt = …)]'.",
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges()).Message);
    }

    [Fact]
    public void A_class_may_have_none_of_the_two()
    {
        using var db = new OddContext(database.Options<OddContext>().Options);
        db.Database.EnsureCreated();
        db.Add(new Neither());
        Assert.Equal(1, db.SaveChanges());
    }

    [Fact]
    public void The_system_clock_is_the_default()
    {
        using var db = new PageContext(database.Options<PageContext>().Options);
        db.Database.EnsureCreated();
        var before = DateTime.UtcNow.AddMilliseconds(-1);
        var page = new Page { Text = "x" };
        db.Add(page);
        db.SaveChanges();

        Assert.InRange(page.CreatedAt, before, DateTime.UtcNow);
        Assert.Equal(0, page.CreatedAt.Ticks % TimeSpan.TicksPerMicrosecond);
    }

    public sealed class Bare : ITimestampsMixin
    {
        public int Id { get; set; }
        public string? UpdatedAt { get; set; }
    }

    [Timestamps(CreatedAt = null, UpdatedAt = "")]
    public sealed class Neither : ITimestampsMixin
    {
        public int Id { get; set; }
    }

    public sealed class OddContext(DbContextOptions<OddContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Bare>();
            modelBuilder.Entity<Neither>();
        }
    }
}
