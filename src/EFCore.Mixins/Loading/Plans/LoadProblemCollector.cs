using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Values;


namespace EFCore.Mixins.Loading.Plans;

/// <summary>Collects the problems of one line of a plan.</summary>
/// <param name="all">The problems of the whole input.</param>
/// <param name="settings">The limits and operators.</param>
/// <param name="path">The whole path from the root of the statement.</param>
/// <param name="depth">How many relations are between the root and the line.</param>
internal sealed class LoadProblemCollector(FilterProblemCollector all, FilterBindingSettings settings, string path, int depth)
{
    public FilterBindingSettings Settings => settings;

    /// <summary>Whether a path may have one more relation.</summary>
    public bool CanFollow(RelationPath given)
    {
        var most = settings.Limits.MaxPathLength;
        if (given.Relations.Count + depth < most)
            return true;
        Fail(
            FilterProblemKind.Limit,
            "",
            $"the path goes through more than {most} relations ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxPathLength)})");
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
            Suggestions = MemberNames.Nearest(part, names),
            ValidNames = names,
        });
    }

    /// <summary>Reports a problem of a filter or an order of the related rows.</summary>
    public void Add(FilterProblem problem) => all.Add(problem with { LoadPath = path });

    /// <summary>Reports a problem of the statement's own filter, unless it was reported before.</summary>
    public void AddOnce(FilterProblem problem)
    {
        var isKnown = all.Any(known
            => (known.Input, known.Key, known.Part, known.Reason) == (problem.Input, problem.Key, problem.Part, problem.Reason));
        if (!isKnown)
            all.Add(problem);
    }
}
