using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>The EF model of Chinook, for any provider.</summary>
public class ChinookContext(DbContextOptions<ChinookContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Artist>();
        modelBuilder.Entity<Album>();
        modelBuilder.Entity<Genre>();
        modelBuilder.Entity<MediaType>();
        modelBuilder.Entity<Track>().HasMany(track => track.Playlists).WithMany(playlist => playlist.Tracks)
            .UsingEntity<PlaylistTrack>(
                right => right.HasOne(row => row.Playlist).WithMany(playlist => playlist.PlaylistTracks),
                left => left.HasOne(row => row.Track).WithMany(track => track.PlaylistTracks),
                row => row.HasKey(nameof(PlaylistTrack.PlaylistId), nameof(PlaylistTrack.TrackId)));
        modelBuilder.Entity<Employee>().HasOne(employee => employee.Manager).WithMany(manager => manager.Reports)
            .HasForeignKey(employee => employee.ReportsTo);
        modelBuilder.Entity<Customer>().HasOne(customer => customer.SupportRep).WithMany(employee => employee.Customers);
        modelBuilder.Entity<Invoice>();
        modelBuilder.Entity<InvoiceLine>();

        foreach (var entityType in modelBuilder.Model.GetEntityTypes())
            Configure(entityType);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<decimal>().HavePrecision(10, 2);

    // The rows bring their keys along, and tables are named after the classes.
    private static void Configure(IMutableEntityType entityType)
    {
        entityType.SetTableName(entityType.ClrType.Name);
        foreach (var property in entityType.FindPrimaryKey()?.Properties ?? [])
            property.ValueGenerated = ValueGenerated.Never;
    }
}
