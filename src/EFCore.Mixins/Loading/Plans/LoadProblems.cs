using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Values;


namespace EFCore.Mixins.Loading.Plans;

/// <summary>Collects the problems of one line of a plan.</summary>
/// <param name="all">The problems of the whole input.</param>
/// <param name="settings">The limits and operators.</param>
/// <param name="path">The whole path from the root of the statement.</param>
/// <param name="depth">How many relations lead from the root to where the line is written.</param>
internal sealed class LoadProblems(FilterProblems all, FilterSettings settings, string path, int depth)
{
    public FilterSettings Settings => settings;

    /// <summary>Whether a path may lead through one more relation.</summary>
    public bool CanFollow(LoadPath given)
    {
        var most = settings.Limits.MaxPathLength;
        if (given.Relations.Count + depth < most)
            return true;
        Fail(FilterProblemKind.Limit, "", $"the path goes through more than {most} relations ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxPathLength)})");
        return false;
    }

    public void Fail(FilterProblemKind kind, string part, string reason, IEnumerable<string>? valid = null)
    {
        List<string> names = [.. valid ?? []];
        all.Add(new FilterProblem
        {
            Kind = kind,
            Input = FilterInput.LoadPath,
            Key = path,
            Part = part,
            Reason = reason,
            Suggestions = Names.Nearest(part, names),
            ValidNames = names,
        });
    }

    /// <summary>Reports what is wrong with a filter or an order of the related rows.</summary>
    public void Add(FilterProblem problem) => all.Add(problem with { LoadPath = path });

    /// <summary>Reports what is wrong with the statement's own filter, unless it is known.</summary>
    public void AddOnce(FilterProblem problem)
    {
        if (!all.Any(known => (known.Input, known.Key, known.Part, known.Reason) == (problem.Input, problem.Key, problem.Part, problem.Reason)))
            all.Add(problem);
    }
}
