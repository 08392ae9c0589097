namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>A way to map the classes.</summary>
public sealed record Mapping(int Number)
{
    /// <summary>What EF maps with TPH, TPT and TPC: JSON and complex parts with TPH only; TPC does not support a part in its tables.</summary>
    private static readonly int[][] Parts = [[0, 1, 2, 3, 4], [0, 1, 2], [0]];

    public bool HasClientKeys { get; init; }
    public int Inheritance { get; init; }
    public int Part { get; init; }
    public bool Converts { get; init; }
    public bool HasToken { get; init; }
    public bool HasFilter { get; init; }
    public bool NeedsHolder { get; init; }
    public bool HasLeafBack { get; init; }
    public bool HasTeam { get; init; }
    public bool HasMarkBack { get; init; }
    public bool HasShadow { get; init; }

    /// <summary>Whether the part is a record.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Whether leaves refer to holders by an alternate key, of the same value.</summary>
    public bool HasAlternateKey { get; init; }

    /// <summary>Whether marks have a key that the class lacks.</summary>
    public bool HasShadowKeys { get; init; }

    /// <summary>Whether failed units are run again.</summary>
    public bool Retries { get; init; }

    /// <summary>The member with the part.</summary>
    public string PartName => IsRecord ? nameof(Holder.Spot) : nameof(Holder.Place);

    public bool NeedsPart => Part == 4;

    /// <summary>A part.</summary>
    public object NewPart(string city, int? zip) => IsRecord ? new Spot(city, zip) : new Place { City = city, Zip = zip };

    /// <summary>Whether the database has constraints on references to holders: not across the tables of TPC.</summary>
    public bool HasConstraints => Inheritance != 2;

    public static Mapping Of(int number)
    {
        var random = new Random(number);
        var inheritance = random.Next(3);
        var mapping = new Mapping(number)
        {
            Inheritance = inheritance,
            HasClientKeys = inheritance == 2 || random.Next(3) == 0, // keys are not generated across the tables of TPC
            Part = Parts[inheritance][random.Next(Parts[inheritance].Length)],
            Converts = random.Next(2) == 0,
            HasToken = random.Next(4) == 0,
            HasFilter = random.Next(4) == 0,
            NeedsHolder = random.Next(4) == 0,
            HasLeafBack = random.Next(2) == 0,
            HasTeam = random.Next(2) == 0,
            HasMarkBack = random.Next(2) == 0,
            HasShadow = random.Next(3) == 0,
            IsRecord = random.Next(2) == 0,
            HasShadowKeys = random.Next(3) == 0,
            Retries = random.Next(3) == 0,
        };
        return mapping with
        {
            HasAlternateKey = mapping.HasClientKeys && random.Next(2) == 0,
            // an optional complex member
            Part = mapping.NeedsPart && random.Next(2) == 0 && typeof(DbContext).Assembly.GetName().Version is { Major: >= 10 } ? 5 : mapping.Part,
        };
    }
}
