using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests.Model;

/// <summary>A many-to-many relation to its own class, a one-to-one relation, and members that are set up late: a null collection.</summary>
public class Person : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public List<Person>? Friends { get; set; }
    public List<Person>? FriendOf { get; set; }
    public Passport? Passport { get; set; }
    public ICollection<Club> Clubs { get; } = new HashSet<Club>();
}

/// <summary>A relation that rows of this class only have; the foreign key is a shadow property.</summary>
public class Coach : Person
{
    public List<Club> Coached { get; } = [];
}

public class Passport : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Number { get; set; }
    public int PersonId { get; set; }
    public Person Person { get; set; } = null!;
}

/// <summary>A many-to-many relation over a class with members of its own, and an owned type with a relation.</summary>
public class Club : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public Coach? Coach { get; set; }
    public Venue? Venue { get; set; }
    public List<Person> Members { get; } = [];
    public List<Membership> Memberships { get; } = [];
}

public class Membership : IAllFeaturesMixin
{
    public int ClubId { get; set; }
    public int PersonId { get; set; }
    public int Since { get; set; }
    public Club Club { get; set; } = null!;
    public Person Person { get; set; } = null!;
}

public class Venue
{
    public required string City { get; set; }
    public Country? Country { get; set; }
}

/// <summary>A composite foreign key, and one to an alternate key.</summary>
public class Parcel : IAllFeaturesMixin
{
    public int Id { get; set; }
    public Guid? OrderId { get; set; }
    public int? LineNumber { get; set; }
    public OrderLine? Line { get; set; }
    public string? BrandCode { get; set; }
    public Brand? Brand { get; set; }
}

/// <summary>An alternate key that others refer to.</summary>
public class Brand : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Code { get; set; }
    public List<Parcel> Parcels { get; } = [];
}

internal static class ClubModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(ConfigurePerson);
        modelBuilder.Entity<Coach>().HasMany(coach => coach.Coached).WithOne(club => club.Coach).HasForeignKey("CoachId").OnDelete(DeleteBehavior.SetNull);
        modelBuilder.Entity<Club>(ConfigureClub);
        modelBuilder.Entity<Parcel>(ConfigureParcel);
    }

    private static void ConfigurePerson(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.HasMany(p => p.Friends).WithMany(p => p.FriendOf);
        person.HasOne(p => p.Passport).WithOne(passport => passport.Person).HasForeignKey<Passport>(passport => passport.PersonId);
    }

    private static void ConfigureClub(EntityTypeBuilder<Club> club)
    {
        club.OwnsOne(c => c.Venue, venue => venue.HasOne(v => v.Country).WithMany().HasForeignKey("CountryCode"));
        club.HasMany(c => c.Members).WithMany(p => p.Clubs).UsingEntity<Membership>(
            membership => membership.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId),
            membership => membership.HasOne(m => m.Club).WithMany(c => c.Memberships).HasForeignKey(m => m.ClubId));
    }

    private static void ConfigureParcel(EntityTypeBuilder<Parcel> parcel)
    {
        parcel.HasOne(p => p.Line).WithMany().HasForeignKey(p => new { p.OrderId, p.LineNumber });
        parcel.HasOne(p => p.Brand).WithMany(brand => brand.Parcels).HasForeignKey(p => p.BrandCode).HasPrincipalKey(brand => brand.Code);
    }
}
