using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Options;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>All operators by all their names. Several may share a name, each for its own types.</summary>
internal sealed class FilterOperatorTable
{
    private static readonly ConditionalWeakTable<IReadOnlyList<OperatorRegistration>, FilterOperatorTable> Extended = [];
    private readonly FrozenDictionary<string, FilterOperator[]> byName;

    private FilterOperatorTable(IReadOnlyList<FilterOperator> operators)
    {
        Operators = operators;
        byName = operators
            .SelectMany(one => one.Names, (one, name) => (name, one))
            .GroupBy(pair => pair.name, pair => pair.one)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The operators of filters.md.</summary>
    public static FilterOperatorTable Default { get; } = new(
    [
        new EqualOperator(negated: false, "exact"),
        new EqualOperator(negated: true, "ne"),
        new CompareOperator(ComparisonOperators.Greater),
        new CompareOperator(ComparisonOperators.GreaterOrEqual),
        new CompareOperator(ComparisonOperators.Less),
        new CompareOperator(ComparisonOperators.LessOrEqual),
        new InOperator(negated: false, "in"),
        new InOperator(negated: true, "notin"),
        new IsNullOperator(),
        new BetweenOperator(negated: false, "between"),
        new BetweenOperator(negated: true, "notbetween"),
        new LikeOperator(nameof(TextFunctions.Like), "like"),
        new LikeOperator(nameof(TextFunctions.ILike), "ilike"),
        new TextOperator(nameof(TextFunctions.StartsWith), "startswith"),
        new TextOperator(nameof(TextFunctions.IStartsWith), "istartswith"),
        new TextOperator(nameof(TextFunctions.EndsWith), "endswith"),
        new TextOperator(nameof(TextFunctions.IEndsWith), "iendswith"),
        new TextOperator(nameof(TextFunctions.IContains), "contains", "icontains"),
        new IgnoreCaseEqualOperator(),
        new RegexOperator(),
        .. ComparisonOperators.All.Select(comparison => new DateOperator(comparison)),
        new HasOperator(nameof(ListMemberFunctions.Has), "has"),
        new HasOperator(nameof(ListMemberFunctions.HasAny), "has_any"),
        new HasOperator(nameof(ListMemberFunctions.HasAll), "has_all"),
        .. ComparisonOperators.All.Select(comparison => new ListCountOperator(comparison.AsOperator(), comparison.NamesAfter("count"))),
        .. from many in (FilterOperator[])
               [
                   new InOperator(false, "in"),
                   new InOperator(true, "notin"),
                   new BetweenOperator(false, "between"),
                   new BetweenOperator(true, "notbetween"),
               ]
           select new ListCountOperator(many, $"count__{many.Names[0]}", $"count_{many.Names[0]}"),
        .. from part in DatePart.All
           from comparison in ComparisonOperators.All
           select new DatePartOperator(part, comparison),
    ]);

    public IReadOnlyList<FilterOperator> Operators { get; }

    /// <summary>The operator of that name that works on the type; null if there is none.</summary>
    public FilterOperator? Find(string name, OperandValueType type, out bool isKnown)
    {
        isKnown = byName.TryGetValue(name, out var operators);
        foreach (var one in operators ?? [])
        {
            if (one.Accepts(type))
                return one;
        }

        return null;
    }

    /// <summary>The names of the operators that work on the type, without their alternative names.</summary>
    public IEnumerable<string> NamesFor(OperandValueType type)
        => Operators
            .Where(one => one.Accepts(type))
            .Select(one => one.Names[0])
            .Where(name => !name.Contains("__", StringComparison.Ordinal))
            .Distinct();

    public static bool IsBuiltIn(string name) => Default.byName.ContainsKey(name);

    /// <summary>The built-in and the registered operators. The same table is returned each time.</summary>
    public static FilterOperatorTable With(IReadOnlyList<OperatorRegistration> registered)
        => registered.Count == 0
            ? Default
            : Extended.GetValue(
                registered,
                static all => new([.. Default.Operators, .. all.Select(one => new CustomOperator(one.Name, one.Predicate))]));
}
