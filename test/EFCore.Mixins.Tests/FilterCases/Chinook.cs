namespace EFCore.Mixins.Tests.FilterCases;

// The Chinook music shop, column by column as its tables are.

public class Artist : IAllFeaturesMixin
{
    public int ArtistId { get; set; }
    public string? Name { get; set; }
    public List<Album> Albums { get; } = [];
}

public class Album : IAllFeaturesMixin
{
    public int AlbumId { get; set; }
    public required string Title { get; set; }
    public int ArtistId { get; set; }
    public Artist? Artist { get; set; }
    public List<Track> Tracks { get; } = [];
}

public class Genre : IAllFeaturesMixin
{
    public int GenreId { get; set; }
    public string? Name { get; set; }
    public List<Track> Tracks { get; } = [];
}

public class MediaType : IAllFeaturesMixin
{
    public int MediaTypeId { get; set; }
    public string? Name { get; set; }
    public List<Track> Tracks { get; } = [];
}

public class Track : IAllFeaturesMixin
{
    public int TrackId { get; set; }
    public required string Name { get; set; }
    public int? AlbumId { get; set; }
    public int MediaTypeId { get; set; }
    public int? GenreId { get; set; }
    public string? Composer { get; set; }
    public int Milliseconds { get; set; }
    public int? Bytes { get; set; }
    public decimal UnitPrice { get; set; }
    public Album? Album { get; set; }
    public MediaType? MediaType { get; set; }
    public Genre? Genre { get; set; }
    public List<InvoiceLine> InvoiceLines { get; } = [];
    public List<PlaylistTrack> PlaylistTracks { get; } = [];
    public List<Playlist> Playlists { get; } = [];
}

public class Playlist : IAllFeaturesMixin
{
    public int PlaylistId { get; set; }
    public string? Name { get; set; }
    public List<PlaylistTrack> PlaylistTracks { get; } = [];
    public List<Track> Tracks { get; } = [];
}

public class PlaylistTrack : IAllFeaturesMixin
{
    public int PlaylistId { get; set; }
    public int TrackId { get; set; }
    public Playlist? Playlist { get; set; }
    public Track? Track { get; set; }
}

public class Employee : IAllFeaturesMixin
{
    public int EmployeeId { get; set; }
    public required string LastName { get; set; }
    public required string FirstName { get; set; }
    public string? Title { get; set; }
    public int? ReportsTo { get; set; }
    public DateTime? BirthDate { get; set; }
    public DateTime? HireDate { get; set; }
    public string? Address { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? Country { get; set; }
    public string? PostalCode { get; set; }
    public string? Phone { get; set; }
    public string? Fax { get; set; }
    public string? Email { get; set; }
    public Employee? Manager { get; set; }
    public List<Employee> Reports { get; } = [];
    public List<Customer> Customers { get; } = [];
}

public class Customer : IAllFeaturesMixin
{
    public int CustomerId { get; set; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public string? Company { get; set; }
    public string? Address { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? Country { get; set; }
    public string? PostalCode { get; set; }
    public string? Phone { get; set; }
    public string? Fax { get; set; }
    public required string Email { get; set; }
    public int? SupportRepId { get; set; }
    public Employee? SupportRep { get; set; }
    public List<Invoice> Invoices { get; } = [];
}

public class Invoice : IAllFeaturesMixin
{
    public int InvoiceId { get; set; }
    public int CustomerId { get; set; }
    public DateTime InvoiceDate { get; set; }
    public string? BillingAddress { get; set; }
    public string? BillingCity { get; set; }
    public string? BillingState { get; set; }
    public string? BillingCountry { get; set; }
    public string? BillingPostalCode { get; set; }
    public decimal Total { get; set; }
    public Customer? Customer { get; set; }
    public List<InvoiceLine> Lines { get; } = [];
}

public class InvoiceLine : IAllFeaturesMixin
{
    public int InvoiceLineId { get; set; }
    public int InvoiceId { get; set; }
    public int TrackId { get; set; }
    public decimal UnitPrice { get; set; }
    public int Quantity { get; set; }
    public Invoice? Invoice { get; set; }
    public Track? Track { get; set; }
}
