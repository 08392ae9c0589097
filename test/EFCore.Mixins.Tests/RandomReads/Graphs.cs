using System.Collections;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Compares a row that was read with the object in memory: columns, parts, and the relations of the plan.</summary>
internal static class Graphs
{
    public static string? Difference(object row, object expected, Read read, Judge judge, Mapping mapping)
    {
        if (row.GetType() != expected.GetType())
            return $"'{row.GetType().Name}' was read, '{expected.GetType().Name}' expected";
        if (row is Item item && expected is Item other && DifferenceOf(item, other, mapping) is { } difference)
            return $"item {item.Id}: {difference}";
        foreach (var (path, _) in read.Plan)
        {
            if (DifferenceOf(row, expected, [.. path.Split('.')], judge, read) is { } related)
                return $"{path}: {related}";
        }

        return null;
    }

    private static string? DifferenceOf(Item item, Item expected, Mapping mapping)
    {
        foreach (var field in Fields.OfItem)
        {
            var (got, wanted) = (Text(field.Of(item)), Text(field.Of(expected)));
            if (got != wanted)
                return $"{field.Name} is {got}, expected {wanted}";
        }

        if ((item.Part?.City, item.Part?.Level) != (expected.Part?.City, expected.Part?.Level))
            return $"part is {item.Part?.City} {item.Part?.Level}, expected {expected.Part?.City} {expected.Part?.Level}";
        return mapping.Marks == "rows" || item.Marks.Select(mark => mark.Id).Order().SequenceEqual(expected.Marks.Select(mark => mark.Id)) ? null
            : $"{item.Marks.Count} marks of {expected.Marks.Count}";
    }

    private static string? DifferenceOf(object row, object expected, IReadOnlyList<string> path, Judge judge, Read read)
    {
        if (path.Count == 0)
            return null;
        var link = LinkOf(row, path[0]);
        var (got, wanted) = (link.Of(row), judge.Related(link, expected));
        var ids = wanted.Select(Id).Order().ToList();
        var found = IsInKeyOrder(link, read) ? got.Select(Id) : got.Select(Id).Order();
        if (!found.SequenceEqual(ids))
            return $"{row.GetType().Name} {Id(row)} has {string.Join(" ", got.Select(Id))}, expected {string.Join(" ", ids)}";
        return got.Select(related => DifferenceOf(related, wanted.Single(other => Id(other) == Id(related)), [.. path.Skip(1)], judge, read))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Whether a collection comes in the order of its key: EF Core puts rows that are one instance into it when it first meets them.</summary>
    private static bool IsInKeyOrder(Link link, Read read)
        => read.Tracking == QueryTrackingBehavior.NoTracking || (link.Target != read.Root && read.Plan.Count == 1 && read.Plan[0].Path.Split('.').Length == 1);

    private static Link LinkOf(object row, string name)
        => (row switch { Item => Link.OfItem, Shelf => Link.OfShelf, Mark => Link.OfMark, _ => Link.OfLabel }).Single(link => link.Name == name);

    private static int Id(object row) => (int)row.GetType().GetProperty("Id")!.GetValue(row)!; // all rows have one

    private static string Text(object? value)
        => value switch
        {
            null => "null",
            DateTime moment => $"{moment.Ticks}",
            DateTimeOffset moment => $"{moment.UtcTicks}",
            decimal number => $"{number:0.####}",
            string text => text,
            IEnumerable values => $"[{string.Join(",", values.Cast<object>())}]",
            _ => $"{value}",
        };
}
