using System.Collections;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>Collects the problems of one input, so that they are reported together.</summary>
internal sealed class FilterProblemCollector : IEnumerable<FilterProblem>
{
    private const int Most = 100;

    private readonly List<FilterProblem> problems = [];

    public bool IsFull => problems.Count >= Most;

    public void Add(FilterProblem problem)
    {
        if (!IsFull)
            problems.Add(problem);
    }

    public IEnumerator<FilterProblem> GetEnumerator() => problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <exception cref="FilterException">There is at least one problem.</exception>
    public void ThrowIfAny(Type entityType)
    {
        if (problems.Count > 0)
            throw new FilterException(entityType, problems);
    }
}
