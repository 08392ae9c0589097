using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests.Model;

/// <summary>Members that are documents in a column: a complex one, a list of complex ones, an owned one and a list of owned ones.</summary>
public class Ledger : Entity
{
    public required string Name { get; set; }
    public Money Total { get; set; } = new();
    public List<Money> Lines { get; set; } = [];
    public Address? Office { get; set; }
    public List<Edition> Editions { get; } = [];
}

/// <summary>A concurrency token that the database computes at every insert and update.</summary>
public class Meter : Entity
{
    public int Value { get; set; }
    public string? Place { get; set; }
    public int Token { get; set; }
}

/// <summary>Timestamps in the base table of a hierarchy with a table per type.</summary>
public abstract class Vehicle : Entity, ITimestampsMixin
{
    public required string Name { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }
}

public class Truck : Vehicle
{
    public int Load { get; set; }
}

/// <summary>Timestamps in every table of a hierarchy with a table per concrete type.</summary>
public abstract class Instrument : IAllFeaturesMixin, ITimestampsMixin
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
}

public class Piano : Instrument
{
    public int Keys { get; set; }
}

public class Violin : Instrument
{
    public int Strings { get; set; }
}

/// <summary>Computed members by an interface, named like operators, with underscores, nullable and over text enums.</summary>
public interface IRated
{
    bool IsTop { get; }
}

public abstract class Scored<T> : IAllFeaturesMixin
{
    public int Id { get; set; }
    public T? Score { get; set; }

    [Hybrid]
    public bool HasScore => Score != null;

    private static Expression<Func<Scored<T>, bool>> HasScoreExpression => scored => scored.Score != null;
}

public class Game : Scored<int?>, IRated
{
    public string? Title { get; set; }
    public Tier Tier { get; set; }

    [Hybrid]
    public bool IsTop => Score > 3;

    [Hybrid]
    public bool? Open => Score == null ? null : !(Score > 3);

    [Hybrid]
    public Tier Level => Tier;

    [Hybrid]
    public int Count => (Title ?? "").Length;

    [Hybrid]
    public string? Title_asked => Title == null ? null : Title + "?";

    [Hybrid]
    public int? Twice => Score * 2;

    private static Expression<Func<Game, bool>> IsTopExpression => game => game.Score > 3;

    private static Expression<Func<Game, bool?>> OpenExpression => game => game.Score == null ? null : !(game.Score > 3);

    private static Expression<Func<Game, Tier>> LevelExpression => game => game.Tier;

    private static Expression<Func<Game, int>> CountExpression => game => (game.Title ?? "").Length;

    private static Expression<Func<Game, string?>> Title_askedExpression => game => game.Title == null ? null : game.Title + "?";

    [Hybrid]
    public bool IsPlayed => Score is 1 or 5;

    private static Expression<Func<Game, bool>> IsPlayedExpression => Among([1, 5]);

    private static Expression<Func<Game, int?>> TwiceExpression => game => game.Score * 2;

    private static Expression<Func<Game, bool>> Among(List<int> scores) => game => scores.Contains(game.Score ?? 0);
}

internal static class LedgerModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Ledger>(ConfigureLedger);
        modelBuilder.Entity<Meter>().Property(meter => meter.Token).HasComputedColumnSql("\"Value\" * 2", stored: true).IsConcurrencyToken();
        modelBuilder.Entity<Vehicle>().UseTptMappingStrategy();
        modelBuilder.Entity<Truck>();
        modelBuilder.Entity<Instrument>().UseTpcMappingStrategy();
        modelBuilder.Entity<Piano>();
        modelBuilder.Entity<Violin>();
        modelBuilder.Entity<Game>().Property(game => game.Tier).HasConversion<string>();
    }

    private static void ConfigureLedger(EntityTypeBuilder<Ledger> ledger)
    {
        ComplexDocuments.Configure(ledger);
        ledger.OwnsOne(l => l.Office, office => office.ToJson());
        ledger.OwnsMany(l => l.Editions, editions => editions.ToJson());
    }
}
