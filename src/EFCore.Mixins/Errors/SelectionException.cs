using System.Text;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Values;

namespace EFCore.Mixins;

/// <summary>Thrown when names to write or to omit are not members. It lists all of them.</summary>
public sealed class SelectionException : ArgumentException
{
    internal SelectionException(Type entityClass, IReadOnlyList<SelectionProblem> problems)
        : base(Describe(entityClass, problems))
    {
        EntityClass = entityClass;
        Problems = problems;
    }

    /// <summary>The class that was to be written.</summary>
    public Type EntityClass { get; }

    /// <summary>Every problem, in the order of the arguments.</summary>
    public IReadOnlyList<SelectionProblem> Problems { get; }

    private static string Describe(Type entityClass, IReadOnlyList<SelectionProblem> problems)
    {
        var text = new StringBuilder($"Members of '{entityClass.Name}' can't be selected:");
        foreach (var problem in problems)
            text.Append(" '")
                .Append(MemberNames.Shorten(problem.Path))
                .Append("' in '")
                .Append(problem.Argument)
                .Append("': ")
                .Append(problem.Reason)
                .Append('.')
                .AppendSuggestions(problem.Suggestions);
        return text.ToString();
    }
}
