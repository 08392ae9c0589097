// Real questions to the Chinook music shop: dotnet run samples/Chinook.cs [path of chinook.sqlite]
// Without a path it asks a shop of its own, in memory.
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var source = args is [var path] ? $"Data Source={path};Mode=ReadOnly" : "Data Source=chinook;Mode=Memory;Cache=Shared";
var options = new DbContextOptionsBuilder<ChinookContext>().UseSqlite(source).UseSqliteMixins().Options;
Contexts.SetFactory(new PooledDbContextFactory<ChinookContext>(options));

// A database in memory lives as long as a connection to it.
await using var shop = new ChinookContext(options);
await shop.Database.OpenConnectionAsync();
if (args is [])
    await SmallShop.CreateAsync(shop);

await AnswerAsync(
    "Which tracks of Iron Maiden were sold in Portugal?",
    Track.Query(
        where: new { album___artist___name = "Iron Maiden", invoice_lines___invoice___billing_country = "Portugal" },
        orderBy: ["name", "track_id"]),
    track => track.Name);

await AnswerAsync(
    "Which customers bought nothing in 2025?",
    Customer.Query(where: new { invoices__none = new { invoice_date__year = 2025 } }, orderBy: ["country", "last_name"]),
    customer => $"{customer.FirstName} {customer.LastName}, {customer.Country}");

await AnswerAsync(
    "Who has Andrew Adams as the manager of their manager?",
    Employee.Query(new { manager___manager___last_name = "Adams" }, ["last_name"]),
    employee => $"{employee.FirstName} {employee.LastName}, {employee.Title}");

// Both conditions speak of one and the same invoice.
await AnswerAsync(
    "Who has an invoice of 2025 over 10 dollars? The largest spender first.",
    Customer.Query(
        where: new { invoices___invoice_date__year = 2025, invoices___total__gt = 10 },
        orderBy: ["-invoices___total__max", "last_name"]),
    customer => $"{customer.FirstName} {customer.LastName}, {customer.Country}");

await AnswerAsync(
    "Which albums of three or more tracks have none under five minutes?",
    Album.Query(
        where: new { tracks__count__ge = 3, tracks__all = new { milliseconds__ge = 300_000 } },
        orderBy: ["-tracks__count", "title"]),
    album => album.Title);

await AnswerAsync(
    "Which rock or metal tracks did nobody buy yet?",
    Track.Query(
        where: Filter.And(
            Filter.Or(new { genre___name = "Rock" }, new { genre___name__iendswith = "metal" }),
            new { invoice_lines__isnull = true }),
        orderBy: ["-milliseconds", "track_id"]),
    track => $"{track.Name}, {TimeSpan.FromMilliseconds(track.Milliseconds):m\\:ss}");

// A statement is an IQueryable: what the language does not say, LINQ does.
await AnswerAsync(
    "What does one listen to in Germany and Austria? Genres by tracks sold.",
    InvoiceLine.Query(new { invoice___billing_country__in = new[] { "Germany", "Austria" } })
        .GroupBy(line => line.Track.Genre.Name)
        .Select(sold => new { Genre = sold.Key, Tracks = sold.Sum(line => line.Quantity) })
        .OrderByDescending(genre => genre.Tracks).ThenBy(genre => genre.Genre),
    genre => $"{genre.Genre}: {genre.Tracks}");

// Tracks without a composer come last, and a page leads through them as through the others, there and back.
Console.WriteLine("Who wrote the jazz, page by page? The first page, the last one, and the one before it.\n");
Keyset<Track> byComposer = Keyset<Track>.By(k => k.Ascending(t => t.Composer).Descending(t => t.Milliseconds));
CursorPage<Track> first = await Track.CursorPageAsync(byComposer, 2, where: new { genre___name = "Jazz" });
CursorPage<Track> last = first;
while (last.HasNext)
    last = await Track.CursorPageAsync(byComposer, 2, after: last.Next, where: new { genre___name = "Jazz" });
CursorPage<Track> previous = await Track.CursorPageAsync(byComposer, 2, before: last.Previous, where: new { genre___name = "Jazz" });
foreach (var (name, page) in new[] { ("first", first), ("last", last), ("before", previous) })
    Console.WriteLine($"  * {name}: {string.Join(", ", page.Items.Select(track => $"{track.Name} ({track.Composer ?? "unknown"})"))}");

static async Task AnswerAsync<T>(string question, IQueryable<T> statement, Func<T, string> describe)
{
    const int most = 6;
    var count = await statement.CountAsync();
    Console.WriteLine($"{question}\n");
    foreach (var row in await statement.Take(most).ToListAsync())
        Console.WriteLine($"  * {describe(row)}");
    if (count > most)
        Console.WriteLine($"  … and {count - most} more");
    Console.WriteLine($"\n{statement.ToQueryString()}\n");
}

public class Artist : IAllFeaturesMixin
{
    public int ArtistId { get; set; }
    public required string Name { get; set; }
    public List<Album> Albums { get; } = [];
}

public class Album : IAllFeaturesMixin
{
    public int AlbumId { get; set; }
    public required string Title { get; set; }
    public Artist Artist { get; set; } = null!;
    public List<Track> Tracks { get; } = [];
}

public class Genre : IAllFeaturesMixin
{
    public int GenreId { get; set; }
    public required string Name { get; set; }
}

public class Track : IAllFeaturesMixin
{
    public int TrackId { get; set; }
    public required string Name { get; set; }
    public string? Composer { get; set; }
    public int Milliseconds { get; set; }
    public Album Album { get; set; } = null!;
    public Genre Genre { get; set; } = null!;
    public List<InvoiceLine> InvoiceLines { get; } = [];
}

public class Employee : IAllFeaturesMixin
{
    public int EmployeeId { get; set; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public string? Title { get; set; }
    public Employee? Manager { get; set; }
}

public class Customer : IAllFeaturesMixin
{
    public int CustomerId { get; set; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public string? Country { get; set; }
    public List<Invoice> Invoices { get; } = [];
}

public class Invoice : IAllFeaturesMixin
{
    public int InvoiceId { get; set; }
    public DateTime InvoiceDate { get; set; }
    public string? BillingCountry { get; set; }
    public decimal Total { get; set; }
    public Customer Customer { get; set; } = null!;
    public List<InvoiceLine> Lines { get; } = [];
}

public class InvoiceLine : IAllFeaturesMixin
{
    public int InvoiceLineId { get; set; }
    public int Quantity { get; set; }
    public Invoice Invoice { get; set; } = null!;
    public Track Track { get; set; } = null!;
}

public class ChinookContext(DbContextOptions<ChinookContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Track>();
        modelBuilder.Entity<InvoiceLine>();
        modelBuilder.Entity<Employee>().HasOne(employee => employee.Manager).WithMany().HasForeignKey("ReportsTo");
    }
}

/// <summary>What the shop holds when no file is given.</summary>
public static class SmallShop
{
    public static async Task CreateAsync(ChinookContext shop)
    {
        await shop.Database.EnsureCreatedAsync();

        var adams = new Employee { FirstName = "Andrew", LastName = "Adams", Title = "General Manager" };
        var edwards = new Employee { FirstName = "Nancy", LastName = "Edwards", Title = "Sales Manager", Manager = adams };
        var peacock = new Employee { FirstName = "Jane", LastName = "Peacock", Title = "Sales Support Agent", Manager = edwards };
        shop.Add(peacock);

        var (rock, metal, jazz) = (new Genre { Name = "Rock" }, new Genre { Name = "Heavy Metal" }, new Genre { Name = "Jazz" });
        var killers = Album("Killers", "Iron Maiden", metal, ("Wrathchild", 174), ("Murders In The Rue Morgue", 258), ("Killers", 300));
        var blue = Album("Kind of Blue", "Miles Davis", jazz, ("So What", 562), ("Freddie Freeloader", 589), ("Blue in Green", 337));
        blue.Tracks[0].Composer = blue.Tracks[2].Composer = "Miles Davis";
        var rocks = Album("Let There Be Rock", "AC/DC", rock, ("Go Down", 331), ("Whole Lotta Rosie", 323));
        shop.AddRange(killers, blue, rocks);

        shop.AddRange(
            Invoice("João", "Fernandes", "Portugal", new(2025, 3, 4), 10.99m, killers.Tracks[0], blue.Tracks[0]),
            Invoice("Leonie", "Köhler", "Germany", new(2025, 5, 6), 12.50m, blue.Tracks[0], blue.Tracks[1], rocks.Tracks[0]),
            Invoice("Astrid", "Gruber", "Austria", new(2024, 7, 8), 25.00m, killers.Tracks[0], blue.Tracks[2]));
        await shop.SaveChangesAsync();
    }

    private static Album Album(string title, string artist, Genre genre, params (string Name, int Seconds)[] tracks)
    {
        var album = new Album { Title = title, Artist = new Artist { Name = artist } };
        album.Tracks.AddRange(tracks.Select(track => new Track { Name = track.Name, Milliseconds = track.Seconds * 1000, Genre = genre }));
        return album;
    }

    private static Invoice Invoice(string firstName, string lastName, string country, DateTime date, decimal total, params Track[] tracks)
    {
        var customer = new Customer { FirstName = firstName, LastName = lastName, Country = country };
        var invoice = new Invoice { Customer = customer, InvoiceDate = date, BillingCountry = country, Total = total };
        invoice.Lines.AddRange(tracks.Select(track => new InvoiceLine { Track = track, Quantity = 1 }));
        return invoice;
    }
}
