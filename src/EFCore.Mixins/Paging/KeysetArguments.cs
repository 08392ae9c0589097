using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Paging;

/// <summary>The values of the positions in a query. Nulls are part of its statement key, the others are parameters.</summary>
/// <param name="position">The position before the rows; null for none.</param>
/// <param name="until">The last position to read; null for none.</param>
internal sealed class KeysetArguments(KeysetPosition? position, KeysetPosition? until)
{
    private readonly object?[] first = position?.Values ?? [];
    private readonly object?[] last = until?.Values ?? [];

    /// <summary>Encodes which values are null, and whether the rows of the positions are included.</summary>
    public string Nulls { get; } = string.Concat(Pattern(position), "/", Pattern(until));

    /// <summary>The values that are not null.</summary>
    public object?[] Values => [.. first.Concat(last).Where(value => value is not null)];

    /// <summary>The values of the position before the rows, each with its parameter.</summary>
    public ConditionValue?[] OfPosition(ConditionValue[] values) => Assign(first, values, 0);

    /// <summary>The values of the last position, each with its parameter.</summary>
    public ConditionValue?[] OfUntil(ConditionValue[] values) => Assign(last, values, first.Count(value => value is not null));

    private static ConditionValue?[] Assign(object?[] place, ConditionValue[] values, int next)
        => Array.ConvertAll(place, value => value is null ? null : values[next++]);

    private static string Pattern(KeysetPosition? place)
        => place is null ? "" : string.Create(place.Values.Length + 1, place, static (text, place) =>
        {
            text[0] = place.IsInclusive ? '=' : '>';
            for (var i = 0; i < place.Values.Length; i++)
                text[i + 1] = place.Values[i] is null ? '0' : '1';
        });
}
