using EFCore.Mixins.Values;


namespace EFCore.Mixins.Loading.Plans;

/// <summary>One line of a plan.</summary>
/// <param name="Target">The relations that it names.</param>
/// <param name="Strategy">How they are loaded.</param>
/// <param name="Load">What is loaded with their rows.</param>
/// <param name="Where">A filter on their rows.</param>
/// <param name="OrderBy">Sort keys for their rows.</param>
/// <param name="Problem">Why the value that was written for the target is not valid.</param>
internal sealed record LoadPlanEntry(
    LoadTarget Target,
    LoadStrategy Strategy,
    LoadPlan? Load,
    object? Where,
    IReadOnlyList<string>? OrderBy,
    string? Problem = null)
{
    /// <summary>Stands for lines that were not read completely.</summary>
    public static LoadPlanEntry TooLarge { get; } = Of(
        new InvalidLoadTarget("the plan is too large or nests too deep"),
        LoadStrategy.SelectIn);

    /// <summary>Whether the entry loads the same for an entity type whenever it is bound. Filters have values, which may change.</summary>
    public bool IsFixed { get; } = Target.IsFixed && Where is null && Load is null or { IsFixed: true };

    public static LoadPlanEntry Of(
        LoadTarget target,
        LoadStrategy strategy,
        LoadPlan? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        => new(
            target,
            strategy,
            load,
            JsonValueReader.Keep(where),
            orderBy is null ? null : [.. orderBy.Take(ListValueReader.Beyond(ListValueReader.Most))]);

    public static LoadPlanEntry Of(
        string path,
        LoadStrategy strategy,
        LoadPlan? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        => Of(new PathLoadTarget(path ?? ""), strategy, load, where, orderBy);

    public static LoadPlanEntry Of(string path, LoadStep step)
        => Of(path, step.Strategy, step.Load) with { Problem = step.Problem };
}
