using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.RandomWalks;

/// <summary>Random rows and random orders of them.</summary>
internal sealed class Walks(Random random)
{
    private static readonly string?[] Texts = [null, "", "a", "b", "ba", "c d", "z"];

    /// <summary>The sort keys of trips that every database supports.</summary>
    public static readonly string[] TripKeys =
    [
        "rank", "name", "title", "score", "level", "views", "small", "tiny", "count", "letter", "done", "seen", "kind", "other", "at", "day", "time", "code",
        "token",
        "hash", "grade", "total", "id", "leg", "leg___name", "leg___steps", "leg___twice", "leg___halt___city", "leg___halt___height", "leg___halt___open",
        "weight___value", "weight___unit", "stamps__count", "stamps___value__max", "stamps___value__min",
    ];

    public static readonly string[] SeatKeys = ["row", "number", "price", "guest"];

    public static readonly string[] TicketKeys = ["price", "used"];

    public static readonly string[] ParcelKeys = ["size", "hidden", "id"];

    public IReadOnlyList<Trip> Trips(int count)
    {
        var halts = Enumerable.Range(0, 3).Select(_ => new Halt { City = Text(), Height = random.Next(3), Open = Bool() }).ToList();
        var legs = Enumerable.Range(0, 4)
            .Select(_ => new Leg { Name = Text(), Steps = random.Next(3), Halt = Maybe(halts[random.Next(halts.Count)]) })
            .ToList();
        return [.. Enumerable.Range(0, count).Select(_ => Trip(legs))];
    }

    public IReadOnlyList<Seat> Seats(int count)
        => [.. Enumerable.Range(0, count)
            .Select(i => new Seat { Row = $"{(char)('a' + (i % 3))}", Number = i / 3, Price = Number(), Guest = Text() })
            .OrderBy(_ => random.Next())];

    public IReadOnlyList<Ticket> Tickets(int count)
        => [.. Enumerable.Range(0, count).Select(i => new Ticket { Id = new TicketNumber(i), Price = Number(), Used = Bool() }).OrderBy(_ => random.Next())];

    public IReadOnlyList<Parcels> Parcels(int count) => [.. Enumerable.Range(0, count).Select(_ => new Parcels { Id = Guid(), Size = Number() })];

    /// <summary>One to four sort keys, in both directions and with nulls in both places.</summary>
    public string[] Order(IReadOnlyList<string> keys)
        => [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => keys[random.Next(keys.Count)]).Distinct().Select(Sign)];

    public int Size() => random.Next(3) == 0 ? random.Next(1, 51) : random.Next(1, 8);

    public int Next(int most) => random.Next(most);

    private string Sign(string key)
    {
        var place = random.Next(4) switch { 0 => "__nullsfirst", 1 => "__nullslast", _ => "" };
        return $"{(Bool() ? "-" : "")}{(key == "leg" ? "leg___id" : key)}{place}";
    }

    private Trip Trip(List<Leg> legs)
    {
        var trip = new Trip
        {
            Rank = Number(),
            Name = Text(),
            Title = Text() ?? "t",
            Score = Number() is { } score ? score / 4.0 : null,
            Level = random.Next(4) / 10f,
            Price = Number() is { } price ? price / 10m : null,
            Views = random.Next(3) == 0 ? 5_000_000_000L : random.Next(3),
            Small = (short)random.Next(-1, 2),
            Tiny = (byte)random.Next(2),
            Count = (uint)random.Next(3),
            Letter = "abz"[random.Next(3)],
            Done = Bool(),
            Seen = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Kind = (PostKind)random.Next(3),
            Other = random.Next(3) == 0 ? null : (PostKind)random.Next(3),
            At = Number() is { } hours ? new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hours).AddMilliseconds(hours) : null,
            Day = Number() is { } days ? new DateOnly(2024, 1, 1).AddDays(days) : null,
            Time = Number() is { } minutes ? new TimeOnly(10, 30).AddMinutes(minutes) : null,
            Code = Guid(),
            Token = random.Next(3) == 0 ? null : Guid(),
            Hash = random.Next(3) == 0 ? null : [(byte)random.Next(2), (byte)random.Next(200, 202)],
            Grade = random.Next(3) == 0 ? null : new TripGrade(random.Next(3)),
            Moment = Number() is { } moment ? new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(moment) : null,
            Length = Number() is { } length ? TimeSpan.FromMinutes(length + 5) : null,
            Weight = random.Next(3) == 0 ? null : new Weight { Value = random.Next(3), Unit = Text() },
            Leg = Maybe(legs[random.Next(legs.Count)]),
        };
        trip.Stamps.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => new TripStamp { Value = random.Next(4) }));
        return trip;
    }

    private Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private string? Text() => Texts[random.Next(Texts.Length)];

    private int? Number() => random.Next(4) == 0 ? null : random.Next(-1, 3);

    private bool Bool() => random.Next(2) == 0;

    private T? Maybe<T>(T value)
        where T : class
        => random.Next(3) == 0 ? null : value;
}
