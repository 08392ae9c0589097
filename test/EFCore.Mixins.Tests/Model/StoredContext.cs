using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Columns whose stored form is another one than that of the class.</summary>
public class Stored : IAllFeaturesMixin
{
    public int Id { get; set; }
    public float Level { get; set; }
    public float? OptionalLevel { get; set; }
    public ulong Big { get; set; }
    public TimeSpan Length { get; set; }
    public DateTimeOffset Moment { get; set; }
    public int Pages { get; set; }
    public DateTime Ticks { get; set; }
    public DateTime Day { get; set; }
    public DateTimeOffset Binary { get; set; }
    public string Encoded { get; set; } = "";
    public string Plain { get; set; } = "";
    public string Salted { get; set; } = "";
    public Mail Mail { get; set; } = new("a@b");
    public Grade Grade { get; set; } = Grade.Good;
    public List<string> Labels { get; set; } = [];
    public int Minutes { get; set; }
    public int? Cents { get; set; }
    public int Rate { get; set; }
    public int? Share { get; set; }
    public Marks Marks { get; set; }
}

/// <summary>A value object that throws what it likes.</summary>
public sealed record Mail(string Text)
{
    public static Mail Parse(string text) => text.Contains('@', StringComparison.Ordinal) ? new(text) : throw new InvalidDataException("That is no address.");
}

/// <summary>Numbers above those that most databases have a type for.</summary>
[Flags]
public enum Marks : ulong
{
    None,
    First,
    Last = 1UL << 63,
}

/// <summary>A smart enum.</summary>
public sealed record Grade(int Number)
{
    public static readonly Grade Good = new(1);
    public static readonly Grade Best = new(2);

    public static Grade Of(int number) => number switch { 1 => Good, 2 => Best, _ => throw new KeyNotFoundException("There is no such grade.") };
}

public class StoredContext(DbContextOptions<StoredContext> options) : DbContext(options)
{
    private static int salt;

    public DbSet<Stored> Rows => Set<Stored>();

    private static string Unsalt(string text) => text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Salt(string text) => $"{Interlocked.Increment(ref salt)}:{text}";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var stored = modelBuilder.Entity<Stored>().ToTable("StoredForms");
        stored.Property(row => row.Id).ValueGeneratedNever();
        stored.Property(row => row.Pages).HasConversion<string>();
        stored.Property(row => row.Ticks).HasConversion(moment => moment.Ticks, ticks => new DateTime(ticks));
        stored.Property(row => row.Day).HasConversion(
            moment => moment.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            text => DateTime.ParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture));
        stored.Property(row => row.Binary).HasConversion(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        stored.Property(row => row.Encoded).HasConversion(
            text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
            text => Encoding.UTF8.GetString(Convert.FromHexString(text)));
        stored.Property(row => row.Plain).HasConversion(text => text, text => text);
        stored.Property(row => row.Salted).HasConversion(text => Salt(text), text => Unsalt(text));
        stored.Property(row => row.Mail).HasConversion(mail => mail.Text, text => Mail.Parse(text));
        stored.Property(row => row.Grade).HasConversion(grade => grade.Number, number => Grade.Of(number));
        stored.Property(row => row.Minutes).HasConversion(minutes => TimeSpan.FromMinutes(minutes), span => (int)span.TotalMinutes);
        stored.Property(row => row.Cents).HasConversion(cents => cents / 100m, euros => (int?)(euros * 100));
        stored.Property(row => row.Rate).HasConversion(cents => cents / 100m, euros => (int)(euros * 100));
        stored.Property(row => row.Share).HasConversion(tenths => tenths / 10f, share => (int?)Math.Round((share ?? 0) * 10));
        stored.Property(row => row.Labels).HasConversion(
            labels => JsonSerializer.Serialize(labels, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<string>>(text, JsonSerializerOptions.Default) ?? new List<string>());
    }
}
