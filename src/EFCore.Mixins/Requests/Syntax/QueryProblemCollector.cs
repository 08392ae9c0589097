namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Collects the problems of one request.</summary>
internal sealed class QueryProblemCollector
{
    private const int Most = 20;

    private readonly List<QueryProblem> problems = [];

    public IReadOnlyList<QueryProblem> Problems => problems;

    public bool IsFull => problems.Count >= Most;

    public void Add(QueryProblem problem)
    {
        if (!IsFull)
            problems.Add(problem);
    }

    /// <exception cref="QueryException">At least one problem was added.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new QueryException(problems);
    }
}
