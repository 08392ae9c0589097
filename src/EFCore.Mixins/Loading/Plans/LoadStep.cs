namespace EFCore.Mixins;

/// <summary>The value of a path in a plan that is written as data: a strategy, a plan for the related rows, or both as a pair.</summary>
/// <remarks>
///     Each converts implicitly:
///     <c>new LoadPlan { ["posts"] = (LoadStrategy.Subquery, new LoadPlan { ["comments"] = LoadStrategy.Joined }) }</c>.
/// </remarks>
public readonly struct LoadStep
{
    private LoadStep(LoadStrategy strategy, LoadPlan? load, string? problem = null)
    {
        Strategy = strategy;
        Load = load;
        Problem = problem;
    }

    /// <summary>How the related rows are loaded. Default: <see cref="LoadStrategy.SelectIn" />.</summary>
    public LoadStrategy Strategy { get; }

    /// <summary>What is loaded with the related rows; null for nothing.</summary>
    public LoadPlan? Load { get; }

    /// <summary>Why the data is no valid step; null if it is valid.</summary>
    internal string? Problem { get; }

    /// <summary>Loads the related rows by a strategy, and nothing with them.</summary>
    public static implicit operator LoadStep(LoadStrategy strategy) => new(strategy, null);

    /// <summary>Loads the related rows by <see cref="LoadStrategy.SelectIn" />, and a plan with them.</summary>
    public static implicit operator LoadStep(LoadPlan? load) => new(LoadStrategy.SelectIn, load);

    /// <summary>Loads the related rows by a strategy, and a plan with them.</summary>
    public static implicit operator LoadStep((LoadStrategy Strategy, LoadPlan? Load) step) => new(step.Strategy, step.Load);

    internal static LoadStep Invalid(string problem) => new(LoadStrategy.SelectIn, null, problem);
}
