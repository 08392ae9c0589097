using System.Runtime.CompilerServices;
using System.Text.Json;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Reads plans from data: paths, dictionaries, and what JSON leaves of both.</summary>
internal sealed class LoadPlanReader
{
    private const int DeepestPlan = 64;
    private const int MostSteps = 10_000;

    private int depth;
    private int steps;

    /// <summary>The plan; what is no plan is a line with a problem.</summary>
    public LoadPlan Read(object? plan)
        => plan is JsonElement json ? Read(JsonValues.Unwrap(json)) : TryRead(plan) ?? new LoadPlan([LoadEntry.Of(new NoTarget($"a path, a list of paths or a dictionary is expected, {ValueKinds.Describe(plan)} was given"), LoadStrategy.SelectIn)]);

    private LoadPlan? TryRead(object? plan)
        => plan switch
        {
            LoadPlan known => known,
            string path => LoadPlan.Create(path),
            _ when ReadPairs(plan) is { } pairs => Nested(pairs),
            _ when Lists.Read(plan, MostSteps) is { } list && list.All(path => path is string) => LoadPlan.Create([.. list.OfType<string>()]),
            _ => null,
        };

    private static IEnumerable<KeyValuePair<string, object?>>? ReadPairs(object? plan)
        => plan is IEnumerable<KeyValuePair<string, LoadStrategy>> strategies ? strategies.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))
            : ObjectValues.TryRead(plan, out var values) ? values
            : null;

    private LoadPlan Nested(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        depth++;
        var plan = new LoadPlan([.. pairs.Select(pair => LoadEntry.Of(pair.Key, Step(pair.Value)))]);
        depth--;
        return plan;
    }

    private LoadStep Step(object? value)
    {
        if (depth >= DeepestPlan || ++steps > MostSteps)
            return LoadStep.Invalid("the plan is too large or nests too deep");
        return value switch
        {
            LoadStep step => step,
            JsonElement json => Step(JsonValues.Unwrap(json)),
            _ when Strategy(value) is { } strategy => strategy,
            ITuple { Length: 2 } pair when Strategy(pair[0]) is { } strategy && TryRead(pair[1]) is { } plan => (strategy, plan),
            _ when Lists.Read(value, 3) is [{ } first, not string and { } second] && Strategy(first) is { } strategy && TryRead(second) is { } plan => (strategy, plan),
            string => LoadStep.Invalid("there is no strategy of that name"),
            _ when TryRead(value) is { } plan => plan,
            _ => LoadStep.Invalid($"a strategy, a plan or a pair of both is expected, {ValueKinds.Describe(value)} was given"),
        };
    }

    private static LoadStrategy? Strategy(object? value)
        => value is not null && Enums.Convert(value, typeof(LoadStrategy)) is LoadStrategy strategy ? strategy
            : value as LoadStrategy?;
}
