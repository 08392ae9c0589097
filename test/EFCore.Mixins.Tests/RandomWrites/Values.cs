namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>Random values for members.</summary>
internal static class Values
{
    /// <summary>A key that no row has.</summary>
    public const int Nowhere = 1_000_000;

    public static Dictionary<string, object?> Of(bool isLeaf, bool isSpecial, Random random, Mapping mapping, IReadOnlyList<int> holders)
    {
        var values = new Dictionary<string, object?>();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            if (isLeaf)
                AddOfLeaf(values, random, mapping, holders);
            else
                AddOfHolder(values, isSpecial, random, mapping, holders);
        }

        return values;
    }

    private static void AddOfLeaf(Dictionary<string, object?> values, Random random, Mapping mapping, IReadOnlyList<int> holders)
    {
        if (random.Next(2) == 0)
            values["Text"] = Text(random);
        else
            values["HolderId"] = !mapping.NeedsHolder ? Reference(random, holders) : holders.Count > 0 ? holders[random.Next(holders.Count)] : Nowhere;
    }

    private static void AddOfHolder(Dictionary<string, object?> values, bool isSpecial, Random random, Mapping mapping, IReadOnlyList<int> holders)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                values["Name"] = Text(random);
                break;
            case 2:
                values["Number"] = random.Next(5);
                break;
            case 3:
                values["Data"] = random.Next(4) == 0 ? null : new[] { (byte)random.Next(3) };
                break;
            case 4:
                values["Stage"] = (DayOfWeek)random.Next(7);
                break;
            case 5:
                values["BossId"] = Reference(random, holders);
                break;
            case 6 when mapping.Part > 0:
                values[mapping.PartName] = !mapping.NeedsPart && random.Next(4) == 0
                    ? null
                    : mapping.NewPart($"c{random.Next(4)}", random.Next(2) == 0 ? null : random.Next(4));
                break;
            case 7 when isSpecial:
                values["Extra"] = random.Next(3) == 0 ? null : random.Next(9);
                break;
            default:
                values["Name"] = "é";
                break;
        }
    }

    private static string? Text(Random random)
        => random.Next(6) switch
        {
            0 => null,
            1 => "hidden",
            2 => "",
            var other => $"n{other}",
        };

    private static object? Reference(Random random, IReadOnlyList<int> holders)
        => random.Next(12) switch
        {
            0 => Nowhere,
            < 4 => null,
            _ => holders.Count == 0 ? null : holders[random.Next(holders.Count)],
        };
}
