using EFCore.Mixins.Metadata;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The clocks of PostgreSQL's types.</summary>
public sealed class ClocksPostgreSqlTests
{
    [Theory]
    [InlineData("timestamp with time zone", nameof(Clock.Utc))]
    [InlineData("timestamp(3) with time zone", nameof(Clock.Utc))]
    [InlineData("timestamptz", nameof(Clock.Utc))]
    [InlineData("timestamp without time zone", nameof(Clock.Wall))]
    [InlineData("timestamp(3) without time zone", nameof(Clock.Wall))]
    [InlineData("timestamp", nameof(Clock.Wall))]
    [InlineData("date", nameof(Clock.Any))]
    public void A_column_has_the_clock_of_its_type(string type, string clock)
    {
        using var db = new TypedContext(type);

        Assert.Equal(clock, $"{Clocks.Of(db.Model.GetEntityTypes().Single().GetProperty(nameof(Meeting.StartsAt)))}");
    }

    private sealed class TypedContext(string type) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
            => optionsBuilder.UseNpgsql().WithServicesOfItsOwn();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
            => modelBuilder.Entity<Meeting>().Property(meeting => meeting.StartsAt).HasColumnType(type);
    }
}
