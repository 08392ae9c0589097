namespace EFCore.Mixins;

/// <summary>The value of a path in a plan that is written as data: a strategy, a plan for the related rows, or both as a pair.</summary>
/// <remarks>
///     Each converts by itself: <c>new LoadPlan { ["posts"] = (LoadStrategy.Subquery, new LoadPlan { ["comments"] = LoadStrategy.Joined }) }</c>.
/// </remarks>
public readonly struct LoadStep
{
    private LoadStep(LoadStrategy strategy, LoadPlan? load, string? problem = null)
    {
        Strategy = strategy;
        Load = load;
        Problem = problem;
    }

    /// <summary>How the related rows are fetched. Default: <see cref="LoadStrategy.SelectIn" />.</summary>
    public LoadStrategy Strategy { get; }

    /// <summary>What comes with the related rows in turn; null for nothing.</summary>
    public LoadPlan? Load { get; }

    /// <summary>Why data that was read is no step.</summary>
    internal string? Problem { get; }

    /// <summary>The related rows by a strategy, nothing with them.</summary>
    public static implicit operator LoadStep(LoadStrategy strategy) => new(strategy, null);

    /// <summary>The related rows by <see cref="LoadStrategy.SelectIn" />, and what comes with them.</summary>
    public static implicit operator LoadStep(LoadPlan? load) => new(LoadStrategy.SelectIn, load);

    /// <summary>The related rows by a strategy, and what comes with them.</summary>
    public static implicit operator LoadStep((LoadStrategy Strategy, LoadPlan? Load) step) => new(step.Strategy, step.Load);

    internal static LoadStep Invalid(string problem) => new(LoadStrategy.SelectIn, null, problem);
}
