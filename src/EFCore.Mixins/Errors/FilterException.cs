using System.Text;
using EFCore.Mixins.Errors;

namespace EFCore.Mixins;

/// <summary>Thrown when a filter, an order or a load plan is invalid. Nothing was read or written.</summary>
public sealed class FilterException : ArgumentException
{
    private const int LongestKey = 100;

    internal FilterException(Type entityClass, IReadOnlyList<FilterProblem> problems)
        : base(Describe(entityClass, problems))
    {
        EntityClass = entityClass;
        Problems = problems;
    }

    /// <summary>The entity class of the filter.</summary>
    public Type EntityClass { get; }

    /// <summary>Every problem of the input.</summary>
    public IReadOnlyList<FilterProblem> Problems { get; }

    private static string Describe(Type entityClass, IReadOnlyList<FilterProblem> problems)
        => problems is [var only]
            ? Describe(only, entityClass)
            : string.Join(
                Environment.NewLine + "- ",
                [$"{problems.Count} problems on '{entityClass.Name}':", .. problems.Select(problem => Describe(problem, entityClass))]);

    private static string Describe(FilterProblem problem, Type entityClass)
    {
        var text = new StringBuilder($"{Subject(problem)} is not valid on '{entityClass.Name}': {problem.Reason}.")
            .AppendSuggestions(problem.Suggestions);
        if (problem.ValidNames.Count > 0)
            text.Append(" Valid here: ").AppendJoin(", ", problem.ValidNames).Append('.');
        return text.ToString();
    }

    private static string Subject(FilterProblem problem)
        => problem switch
        {
            { Input: FilterInput.LoadPath, Key: null or "" } => "The load plan",
            { Input: FilterInput.LoadPath, Key: { } path } => $"Load path '{Shorten(path)}'",
            { Input: FilterInput.SortKey, Key: { } key } => $"Sort key '{Shorten(key)}'{OfLoad(problem)}",
            { Key: { } key } => $"Filter '{Shorten(key)}'{OfLoad(problem)}",
            _ => $"The filter{OfLoad(problem)}",
        };

    private static string OfLoad(FilterProblem problem)
        => problem.LoadPath is { } path ? $" of load path '{Shorten(path)}'" : "";

    private static string Shorten(string key)
        => key.Length <= LongestKey ? key : $"{key.AsSpan(0, LongestKey)}… ({key.Length} characters)";
}
