using System.Runtime.CompilerServices;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Reads plans from paths, dictionaries and JSON.</summary>
internal sealed class LoadPlanReader
{
    private const int DeepestPlan = 64;
    private const int MostSteps = 10_000;

    private int depth;
    private int steps;

    /// <summary>The plan. A value that is no plan becomes a line with a problem.</summary>
    public LoadPlan Read(object? plan)
        => TryRead(plan) ?? NoPlan(ValueDescriptions.Describe(JsonValueReader.Unwrap(plan)));

    private static LoadPlan NoPlan(string given)
        => new([LoadPlanEntry.Of(
            new InvalidLoadTarget($"a path, a list of paths or a dictionary is expected, {given} was given"),
            LoadStrategy.SelectIn)]);

    private LoadPlan? TryRead(object? plan)
        => JsonValueReader.Unwrap(plan) switch
        {
            LoadPlan known => known,
            string path => LoadPlan.Create(path),
            var data when ReadPairs(data) is { } pairs => Nested(pairs),
            var data when ListValueReader.Read(data, ListValueReader.Beyond(MostSteps)) is { } list
                && list.All(path => path is string) => Paths([.. list.OfType<string>()]),
            _ => null,
        };

    private static IEnumerable<KeyValuePair<string, object?>>? ReadPairs(object? plan)
        => plan is IEnumerable<KeyValuePair<string, LoadStrategy>> strategies
            ? strategies.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))
            : NamedObjectValues.TryRead(plan, out var values, ListValueReader.Beyond(MostSteps)) ? values
            : null;

    private static LoadPlan Paths(string[] paths)
        => paths.Length > MostSteps ? new LoadPlan([LoadPlanEntry.TooLarge]) : LoadPlan.Create(paths);

    private LoadPlan Nested(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        depth++;
        var plan = new LoadPlan([.. pairs.TakeWhile(_ => steps <= MostSteps).Select(pair => LoadPlanEntry.Of(pair.Key, Step(pair.Value)))]);
        depth--;
        return plan;
    }

    private LoadStep Step(object? given)
    {
        if (depth >= DeepestPlan || ++steps > MostSteps)
            return LoadStep.Invalid("the plan is too large or nests too deep");
        var value = JsonValueReader.Unwrap(given);
        return value switch
        {
            LoadStep step => step,
            _ when Strategy(value) is { } strategy => strategy,
            ITuple { Length: 2 } pair when Strategy(pair[0]) is { } strategy && TryRead(pair[1]) is { } plan => (strategy, plan),
            _ when ListValueReader.Read(value, 3) is [{ } first, not string and { } second]
                && Strategy(first) is { } strategy
                && TryRead(second) is { } plan => (strategy, plan),
            string => LoadStep.Invalid("there is no strategy of that name"),
            _ when TryRead(value) is { } plan => plan,
            _ => LoadStep.Invalid($"a strategy, a plan or a pair of both is expected, {ValueDescriptions.Describe(value)} was given"),
        };
    }

    private static LoadStrategy? Strategy(object? value)
        => value is not null && EnumConversions.Convert(value, typeof(LoadStrategy)) is LoadStrategy strategy ? strategy
            : value as LoadStrategy?;
}
