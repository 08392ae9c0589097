using System.Collections;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A relation of a class.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Target">The class that it leads to.</param>
/// <param name="IsToMany">Whether it leads to many rows.</param>
public sealed record Link(string Name, Type Target, bool IsToMany)
{
    public static IReadOnlyList<Link> OfItem { get; } =
    [
        new("Shelf", typeof(Shelf), false), new("Parent", typeof(Item), false), new("Part", typeof(Part), false),
        new("Children", typeof(Item), true), new("Marks", typeof(Mark), true),
        new("Labels", typeof(Label), true),
    ];

    public static IReadOnlyList<Link> OfShelf { get; } = [new("Items", typeof(Item), true)];

    public static IReadOnlyList<Link> OfMark { get; } = [new("Item", typeof(Item), false)];

    public static IReadOnlyList<Link> OfLabel { get; } = [new("Items", typeof(Item), true)];

    /// <summary>The related rows; none where there is no row.</summary>
    public IReadOnlyList<object> Of(object? row)
        => (row?.GetType().GetProperty(Name)?.GetValue(row)) switch
        {
            null => [],
            IEnumerable rows => [.. rows.Cast<object>()],
            var one => [one],
        };

    public override string ToString() => Name;
}
