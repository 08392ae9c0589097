using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>All rows of the shop with their relations, as the expectation of what a plan loads.</summary>
internal sealed class FilterCaseGraph
{
    private readonly Dictionary<(IEntityType Type, string Key), object> rows;

    private FilterCaseGraph(ChinookContext context)
        => rows = context.ChangeTracker.Entries().ToDictionary(entry => (entry.Metadata, KeyOf(entry.Metadata, entry.Entity)), entry => entry.Entity);

    /// <summary>Reads each table separately; EF fixes up the relations by key.</summary>
    public static async Task<FilterCaseGraph> ReadAsync(ChinookContext context, CancellationToken cancellationToken)
    {
        foreach (var model in FilterCaseModel.All.Values)
            await model.LoadAsync(context, cancellationToken);
        return new FilterCaseGraph(context);
    }

    /// <summary>What differs between the relations of <paramref name="row" /> and the rows that belong there; null for nothing.</summary>
    /// <param name="row">An instance that a plan has loaded.</param>
    /// <param name="type">Its entity type.</param>
    /// <param name="loads">What the plan loads with it.</param>
    /// <param name="isTracked">Whether the context fixes up relations beyond the plan, in any order.</param>
    /// <param name="from">The relation through which the row was loaded: a JOIN fixes up both ends.</param>
    public string? Difference(object row, IEntityType type, IReadOnlyList<FilterCaseLoad> loads, bool isTracked, INavigationBase? from = null)
        => loads.Select(load => Difference(row, type, load, isTracked, from)).FirstOrDefault(difference => difference is not null)
            ?? (isTracked
                ? null
                : Surplus(row, type, [.. loads.Select(load => load.Relation), .. from?.Inverse is { } inverse ? [inverse] : Array.Empty<INavigationBase>()]));

    private string? Difference(object row, IEntityType type, FilterCaseLoad load, bool isTracked, INavigationBase? from)
    {
        var expected = Keys(rows[(type, KeyOf(type, row))], load.Relation).Order(StringComparer.Ordinal).ToList();
        var related = Related(row, load.Relation);
        var got = Keys(row, load.Relation);
        if (!expected.SequenceEqual(got.Order(StringComparer.Ordinal)) || (!isTracked && !IsOrdered(related, load.Relation.TargetEntityType)))
            return $"{type.ClrType.Name} {KeyOf(type, row)}.{load.Relation.Name}: expected {string.Join(' ', expected)}, got {string.Join(' ', got)}";
        // The inverse may refer to the row itself, with everything that was loaded for it.
        var isShared = isTracked || load.Relation.Inverse == from;
        return related.Select(target => Difference(target, load.Relation.TargetEntityType, load.Inner, isShared, load.Relation))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>A relation outside of the plan that is not empty.</summary>
    private static string? Surplus(object row, IEntityType type, List<INavigationBase> planned)
        => type.GetNavigations().Concat<INavigationBase>(type.GetSkipNavigations())
            .Where(relation => !planned.Contains(relation) && Related(row, relation).Count > 0)
            .Select(relation => $"{type.ClrType.Name} {KeyOf(type, row)}.{relation.Name} holds rows that no plan loads")
            .FirstOrDefault();

    private static bool IsOrdered(IReadOnlyList<object> rows, IEntityType type)
        => rows.Zip(rows.Skip(1)).All(pair => Comparer<(int, int)>.Default.Compare(Numbers(type, pair.First), Numbers(type, pair.Second)) < 0);

    private static List<string> Keys(object row, INavigationBase relation)
        => [.. Related(row, relation).Select(target => KeyOf(relation.TargetEntityType, target))];

    private static IReadOnlyList<object> Related(object row, INavigationBase relation)
        => relation.PropertyInfo?.GetValue(row) switch
        {
            null => [],
            IEnumerable<object> many => [.. many],
            var one => [one],
        };

    private static string KeyOf(IEntityType type, object row) => $"{Numbers(type, row)}";

    private static (int, int) Numbers(IEntityType type, object row)
        => type.FindPrimaryKey()?.Properties.Select(property => (int)(property.PropertyInfo?.GetValue(row) ?? 0)).ToArray() switch
        {
            [var only] => (only, 0),
            [var first, var second] => (first, second),
            _ => default,
        };
}
