using System.Collections.Immutable;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>The columns of a row or an instance, as comparable values.</summary>
internal static class Row
{
    public static ImmutableSortedDictionary<string, object?> Of(object instance, Mapping mapping)
    {
        var row = ImmutableSortedDictionary.CreateBuilder<string, object?>();
        if (instance is Leaf leaf)
        {
            (row["Text"], row["HolderId"]) = (leaf.Text, leaf.HolderId);
            return row.ToImmutable();
        }

        var holder = (Holder)instance;
        (row["Name"], row["Number"], row["Stage"], row["BossId"]) = (holder.Name, holder.Number, holder.Stage, holder.BossId);
        row["Data"] = holder.Data is null ? null : Convert.ToHexString(holder.Data);
        if (mapping.Part > 0)
            (row["City"], row["Zip"]) = (holder.Place?.City ?? holder.Spot?.City, holder.Place?.Zip ?? holder.Spot?.Zip);
        if (holder is Special special)
            row["Extra"] = special.Extra;
        return row.ToImmutable();
    }

    public static string Text(IReadOnlyDictionary<string, object?> row) => string.Join(", ", row.Select(column => $"{column.Key}={column.Value ?? "null"}"));

    public static bool AreEqual(IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right)
        => left.Count == right.Count && left.All(column => right.TryGetValue(column.Key, out var value) && Equals(column.Value, value));
}
