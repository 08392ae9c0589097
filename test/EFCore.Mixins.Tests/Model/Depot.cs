using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Columns that the database gives a value where none is set.</summary>
public class Good : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public int Stock { get; set; }
    public int? Limit { get; set; }
    public bool IsSold { get; set; }
    public string? Grade { get; set; }
    public DayOfWeek Day { get; set; }
    public Guid Token { get; set; }
    public Extent Extent { get; set; } = new();
    public Seller? Seller { get; set; }
    public List<Tag> Tags { get; } = [];

    public class Tag : IAllFeaturesMixin
    {
        public int Id { get; set; }
        public int Weight { get; set; }
        public int GoodId { get; set; }
    }
}

public class Extent
{
    public int Width { get; set; }
}

public class Seller
{
    public int Rank { get; set; }
    public string? Name { get; set; }
}

/// <summary>Values that can change in place.</summary>
public class Carton : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public byte[]? Data { get; set; }
    public byte[]? Text { get; set; }
    public Dictionary<string, int>? Counts { get; set; }
    public Sender? From { get; set; }
    public List<string>? Notes { get; set; }
    public Wrapping Wrapping { get; set; } = new();
    public Seal? Seal { get; set; }
}

public class Sender
{
    public string? City { get; set; }
    public List<string> Lines { get; set; } = [];
}

public class Wrapping
{
    public byte[]? Print { get; set; }
}

public class Seal
{
    public byte[]? Mark { get; set; }
}

/// <summary>Counts are stored as JSON by a class of their own.</summary>
public sealed class CountsConverter()
    : ValueConverter<Dictionary<string, int>, string>(
        counts => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<Dictionary<string, int>>(text, JsonSerializerOptions.Default)!);

/// <summary>A hierarchy with a table for each class.</summary>
public class Tool : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Name { get; set; }
    public List<Box> Boxes { get; } = [];
}

public class Saw : Tool
{
    public int Teeth { get; set; }
}

public class BandSaw : Saw
{
    public int Length { get; set; }
}

public class Drill : Tool
{
    public int Speed { get; set; }
}

/// <summary>Refers to a tool, which cannot go before it.</summary>
public class Box : IAllFeaturesMixin
{
    public int Id { get; set; }
    public int? ToolId { get; set; }
}

/// <summary>A hierarchy with a whole table for each class, and a key of two columns.</summary>
public class Coin : IAllFeaturesMixin
{
    public required string Land { get; set; }
    public int Number { get; set; }
}

public class GoldCoin : Coin
{
    public int Weight { get; set; }
}

public class SilverCoin : Coin
{
    public bool IsRare { get; set; }
}

/// <summary>An entity in two tables.</summary>
public class Binder : IAllFeaturesMixin
{
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public string? Summary { get; set; }
    public bool IsHidden { get; set; }
}

/// <summary>Two entities in one table.</summary>
public class Bill : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Number { get; set; }
    public BillText? Text { get; set; }
}

public class BillText : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Words { get; set; }
}

/// <summary>A query that is no table.</summary>
public class BillSum : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Number { get; set; }
}

/// <summary>Mappings of which writes must know more than a name and a value.</summary>
public class DepotContext(DbContextOptions<DepotContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Good>(Goods);
        modelBuilder.Entity<Good.Tag>().Property(tag => tag.Weight).HasDefaultValue(2);
        modelBuilder.Entity<Carton>(Cartons);
        modelBuilder.Entity<Tool>().UseTptMappingStrategy().ToTable("Tools {all}");
        modelBuilder.Entity<Saw>().ToTable("Saws");
        modelBuilder.Entity<BandSaw>().ToTable("BandSaws");
        modelBuilder.Entity<Drill>().ToTable("Drills");
        modelBuilder.Entity<Tool>().HasMany(tool => tool.Boxes).WithOne().HasForeignKey(one => one.ToolId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<Coin>().UseTpcMappingStrategy().HasKey(coin => new { coin.Land, coin.Number });
        modelBuilder.Entity<Coin>().Property(coin => coin.Land).HasMaxLength(20);
        modelBuilder.Entity<Coin>().Property(coin => coin.Number).ValueGeneratedNever();
        modelBuilder.Entity<GoldCoin>().ToTable("GoldCoins");
        modelBuilder.Entity<SilverCoin>().ToTable("SilverCoins");
        modelBuilder.Entity<Binder>(binder =>
        {
            binder.ToTable("Binders").SplitToTable("BinderTexts", table =>
            {
                table.Property(row => row.Id).HasColumnName("binder {id}");
                table.Property(row => row.Summary);
            });
            binder.HasQueryFilter(row => !row.IsHidden);
        });
        modelBuilder.Entity<Bill>().ToTable("Bills").HasOne(bill => bill.Text).WithOne().HasForeignKey<BillText>(text => text.Id);
        modelBuilder.Entity<BillText>().ToTable("Bills");
        modelBuilder.Entity<BillSum>().ToView("BillSums").HasKey(sum => sum.Id);
    }

    private static void Goods(EntityTypeBuilder<Good> good)
    {
        good.Property(row => row.Stock).HasDefaultValue(5);
        good.Property(row => row.Limit).HasDefaultValue(3);
        good.Property(row => row.IsSold).HasDefaultValue(true);
        good.Property(row => row.Grade).HasMaxLength(20).HasDefaultValue("b");
        good.Property(row => row.Day).HasConversion<string>().HasMaxLength(20).HasDefaultValue(DayOfWeek.Friday);
        good.Property(row => row.Token).HasValueGenerator<GuidValueGenerator>();
        good.ComplexProperty(row => row.Extent).Property(extent => extent.Width).HasDefaultValue(9);
        good.OwnsOne(row => row.Seller).Property(seller => seller.Rank).HasDefaultValue(4);
        good.HasMany(row => row.Tags).WithOne().HasForeignKey(tag => tag.GoodId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Cartons(EntityTypeBuilder<Carton> carton)
    {
        carton.Property(row => row.Text).HasConversion<string>();
        carton.Property(row => row.Counts).HasConversion<CountsConverter>();
        carton.Property(row => row.From).HasConversion(
            address => JsonSerializer.Serialize(address, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Sender>(text, JsonSerializerOptions.Default));
        carton.Property(row => row.Notes).HasConversion(notes => string.Join('\n', notes!), text => text.Split('\n', StringSplitOptions.None).ToList());
        carton.ComplexProperty(row => row.Wrapping).Property(wrapping => wrapping.Print);
        carton.OwnsOne(row => row.Seal);
    }
}
