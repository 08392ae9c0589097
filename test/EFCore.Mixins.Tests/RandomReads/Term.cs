namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A filter, apart from the library's own form of it.</summary>
public abstract record Term
{
    /// <summary>The filter as the library takes it.</summary>
    public abstract object ToFilter();

    /// <summary>Smaller terms, to find the smallest that still fails.</summary>
    public abstract IEnumerable<Term> Smaller();

    /// <summary>The paths to many rows that the term shares with those beside it.</summary>
    public abstract IEnumerable<IReadOnlyList<Link>> Paths();

    /// <summary>A key and a value as a filter.</summary>
    protected static Dictionary<string, object?> Condition(IEnumerable<Link> path, string rest, object? value)
        => new() { [string.Concat(path.Select(link => $"{link.Name}___")) + rest] = value };
}
