using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.Model;

/// <summary>A table with a column of each type that sorts, and a chain of references with missing links.</summary>
public class Trip : IAllFeaturesMixin
{
    public int Id { get; set; }
    public int? Rank { get; set; }
    public string? Name { get; set; }
    public required string Title { get; set; }
    public double? Score { get; set; }
    public float Level { get; set; }
    public decimal? Price { get; set; }
    public long Views { get; set; }
    public short Small { get; set; }
    public byte Tiny { get; set; }
    public uint Count { get; set; }
    public char Letter { get; set; }
    public bool Done { get; set; }
    public bool? Seen { get; set; }
    public PostKind Kind { get; set; }
    public PostKind? Other { get; set; }
    public DateTime? At { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? Time { get; set; }
    public Guid Code { get; set; }
    public Guid? Token { get; set; }
    public byte[]? Hash { get; set; }
    public TripGrade? Grade { get; set; }
    public DateTimeOffset? Moment { get; set; }
    public TimeSpan? Length { get; set; }
    public Weight? Weight { get; set; }
    public int? LegId { get; set; }
    public Leg? Leg { get; set; }
    public List<TripStamp> Stamps { get; } = [];

    [Hybrid]
    public long Total => Views + (Rank ?? 0);

    public static Expression<Func<Trip, long>> TotalExpression => trip => trip.Views + (trip.Rank ?? 0);
}

public class Leg : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int Steps { get; set; }
    public int? HaltId { get; set; }
    public Halt? Halt { get; set; }

    [Hybrid]
    public int Twice => 2 * Steps;

    public static Expression<Func<Leg, int>> TwiceExpression => leg => 2 * leg.Steps;
}

public class Halt : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? City { get; set; }
    public int Height { get; set; }
    public bool Open { get; set; }
}

public class TripStamp : IAllFeaturesMixin
{
    public int Id { get; set; }
    public int Value { get; set; }
    public int TripId { get; set; }
}

/// <summary>Owned, and optional.</summary>
public class Weight
{
    public int Value { get; set; }
    public string? Unit { get; set; }
}

/// <summary>A composite key.</summary>
public class Seat : IAllFeaturesMixin
{
    public required string Row { get; set; }
    public int Number { get; set; }
    public int? Price { get; set; }
    public string? Guest { get; set; }
}

/// <summary>A key of a type of the model's own, without an order in C#.</summary>
public class Ticket : IAllFeaturesMixin
{
    public TicketNumber Id { get; set; }
    public int? Price { get; set; }
    public bool Used { get; set; }
}

/// <summary>A Guid key, and a shadow property.</summary>
public class Parcels : IAllFeaturesMixin
{
    public Guid Id { get; set; }
    public int? Size { get; set; }
}

public readonly record struct TicketNumber(int Value);

#pragma warning disable CA1036 // a type that is compared by its method only
public readonly record struct TripGrade(int Value) : IComparable<TripGrade>
{
    public int CompareTo(TripGrade other) => Value.CompareTo(other.Value);
}
#pragma warning restore CA1036

public class WalkContext(DbContextOptions<WalkContext> options) : DbContext(options)
{
    public DbSet<Trip> Trips => Set<Trip>();
    public DbSet<Leg> Legs => Set<Leg>();
    public DbSet<Halt> Halts => Set<Halt>();
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Parcels> Parcels => Set<Parcels>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Trip>(trip =>
        {
            trip.ToTable("WalkTrips");
            trip.HasMany(t => t.Stamps).WithOne().HasForeignKey(stamp => stamp.TripId);
            trip.Property(t => t.Grade).HasConversion(new ValueConverter<TripGrade, int>(grade => grade.Value, value => new TripGrade(value)));
            trip.OwnsOne(t => t.Weight);
        });
        modelBuilder.Entity<Leg>().ToTable("WalkLegs");
        modelBuilder.Entity<Halt>().ToTable("WalkHalts");
        modelBuilder.Entity<TripStamp>().ToTable("WalkStamps");
        modelBuilder.Entity<Seat>(seat =>
        {
            seat.ToTable("WalkSeats").HasKey(s => new { s.Row, s.Number });
            seat.Property(s => s.Row).HasMaxLength(20);
        });
        modelBuilder.Entity<Ticket>(ticket =>
        {
            ticket.ToTable("WalkTickets");
            ticket
                .Property(t => t.Id)
                .HasConversion(new ValueConverter<TicketNumber, int>(number => number.Value, value => new TicketNumber(value)))
                .ValueGeneratedNever();
        });
        modelBuilder.Entity<Parcels>(parcel =>
        {
            parcel.ToTable("WalkParcels");
            parcel.Property<int?>("Hidden");
        });
    }
}
