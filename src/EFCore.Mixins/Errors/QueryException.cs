namespace EFCore.Mixins;

/// <summary>Thrown when the query string or JSON body of a request is invalid. Nothing was read from the database.</summary>
public sealed class QueryException : FormatException
{
    internal QueryException(IReadOnlyList<QueryProblem> problems)
        : base(Describe(problems))
        => Problems = problems;

    /// <summary>The problems of the request, at most 20.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; }

    private static string Describe(IReadOnlyList<QueryProblem> problems)
        => string.Join(
            Environment.NewLine + "- ",
            [
                "The query cannot be understood, and nothing was read. Correct what is wrong and send it again:",
                .. problems.Select(Describe),
            ]);

    private static string Describe(QueryProblem problem)
        => $"{(problem.Pointer is { } pointer ? $"at '{pointer}': " : problem.Parameter is { } name ? $"'{name}': " : "")}{problem.Detail}";
}
