using System.ComponentModel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Two entity classes that refer to each other, with a converter that rejects some values.</summary>
public class Guild : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int? LeaderId { get; set; }
    public Fellow? Leader { get; set; }
    public List<Fellow> Fellows { get; } = [];
}

public class Fellow : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int? GuildId { get; set; }
    public Guild? Guild { get; set; }
}

/// <summary>A row whose key, and a column of it, are stored by a converter that rejects some values.</summary>
public class Medal : IAllFeaturesMixin
{
    public Code Id { get; set; } = new("");
    public Code? Mark { get; set; }
    public string? Name { get; set; }
}

/// <summary>A text that begins with a letter; the converters reject any other text.</summary>
public sealed record Code(string Text)
{
    /// <summary>The text to store.</summary>
    public string ToText() => Text is ['!', ..] ? throw new FormatException($"'{Text}' is no code.") : Text;

    /// <summary>The value of a stored text.</summary>
    public static Code Of(string text) => text is ['?', ..] ? throw new FormatException($"'{text}' is no code.") : new Code(text);
}

/// <summary>Raises events before and after its changes, so that EF does not store original values.</summary>
public class Announcer : IAllFeaturesMixin, INotifyPropertyChanging, INotifyPropertyChanged
{
    private int id;
    private string? name;
    private int number;

    public event PropertyChangingEventHandler? PropertyChanging;

    public event PropertyChangedEventHandler? PropertyChanged;

    public int Id
    {
        get => id;
        set => Set(ref id, value, nameof(Id));
    }

    public string? Name
    {
        get => name;
        set => Set(ref name, value, nameof(Name));
    }

    public int Number
    {
        get => number;
        set => Set(ref number, value, nameof(Number));
    }

    private void Set<T>(ref T field, T value, string property)
    {
        PropertyChanging?.Invoke(this, new PropertyChangingEventArgs(property));
        field = value;
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(property));
    }
}

/// <summary>Owned rows with a shadow key of their own.</summary>
public class Ledge : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public List<Pot> Pots { get; } = [];
}

public class Pot
{
    public string? Plant { get; set; }
}

/// <summary>Rows for which EF throws many exceptions of its own.</summary>
public class GuildContext(DbContextOptions<GuildContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Guild>().HasOne(guild => guild.Leader).WithMany().HasForeignKey(guild => guild.LeaderId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<Guild>()
            .HasMany(guild => guild.Fellows)
            .WithOne(fellow => fellow.Guild)
            .HasForeignKey(fellow => fellow.GuildId)
            .OnDelete(DeleteBehavior.Restrict);
        var converter = new ValueConverter<Code, string>(code => code.ToText(), text => Code.Of(text));
        modelBuilder.Entity<Medal>().Property(medal => medal.Id).HasConversion(converter).HasMaxLength(40);
        modelBuilder.Entity<Medal>().Property(medal => medal.Mark!).HasConversion(converter).HasMaxLength(40);
        modelBuilder.Entity<Announcer>().HasChangeTrackingStrategy(ChangeTrackingStrategy.ChangingAndChangedNotifications);
        modelBuilder.Entity<Ledge>().OwnsMany(
            ledge => ledge.Pots,
            pots =>
            {
                pots.Property<int>("Id");
                pots.HasKey("Id");
            });
    }
}
