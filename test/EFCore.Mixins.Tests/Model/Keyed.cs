using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.Model;

/// <summary>A row whose key is of some type, with rows that refer to it.</summary>
public class Keyed<TKey> : IQueryMixin
    where TKey : notnull
{
    public required TKey Id { get; set; }
    public List<Part<TKey>> Parts { get; } = [];
    public List<Mark<TKey>> Marks { get; } = [];
}

/// <summary>A row that refers to one by a key of some type.</summary>
public class Part<TKey> : IQueryMixin
    where TKey : notnull
{
    public int Id { get; set; }
    public required TKey WholeId { get; set; }
    public Keyed<TKey>? Whole { get; set; }
}

/// <summary>The other side of a many-to-many relation over a key of some type.</summary>
public class Mark<TKey> : IQueryMixin
    where TKey : notnull
{
    public required TKey Id { get; set; }
    public List<Keyed<TKey>> Marked { get; } = [];
}

/// <summary>A key that is stored in another form, and has no order and no operators.</summary>
public readonly record struct Isbn(string Text);

internal static class KeyedModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        Add<string>(modelBuilder);
        Add<Guid>(modelBuilder);
        Add<DateTime>(modelBuilder);
        Add<DateTimeOffset>(modelBuilder);
        Add<DateOnly>(modelBuilder);
        Add<TimeSpan>(modelBuilder);
        Add<byte[]>(modelBuilder);
        Add<decimal>(modelBuilder);
        Add<long>(modelBuilder);
        Add<Isbn>(modelBuilder, new ValueConverter<Isbn, string>(isbn => "isbn:" + isbn.Text, text => new Isbn(text.Substring(5))));
        Add<DayOfWeek>(modelBuilder, new EnumToStringConverter<DayOfWeek>());
    }

    private static void Add<TKey>(ModelBuilder modelBuilder, ValueConverter? converter = null)
        where TKey : notnull
    {
        var name = typeof(TKey).Name.Replace("[]", "s", StringComparison.Ordinal);
        modelBuilder.Entity<Keyed<TKey>>(keyed =>
        {
            keyed.ToTable($"Keyed{name}");
            keyed.Property(row => row.Id).ValueGeneratedNever().HasMaxLength(100).HasConversion(converter);
            keyed.HasMany(row => row.Parts).WithOne(part => part.Whole).HasForeignKey(part => part.WholeId);
            keyed.HasMany(row => row.Marks).WithMany(mark => mark.Marked).UsingEntity($"Marking{name}");
        });
        modelBuilder.Entity<Part<TKey>>().ToTable($"Part{name}").Property(part => part.WholeId).HasMaxLength(100).HasConversion(converter);
        modelBuilder.Entity<Mark<TKey>>().ToTable($"Mark{name}").Property(mark => mark.Id).ValueGeneratedNever().HasMaxLength(100).HasConversion(converter);
    }
}
