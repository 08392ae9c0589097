using System.Text;
using EFCore.Mixins.Errors;

namespace EFCore.Mixins;

/// <summary>Thrown when values can't be set on an entity. It lists all problems, and nothing is set.</summary>
public sealed class FillException : ArgumentException
{
    internal FillException(Type entityClass, IReadOnlyList<FillProblem> problems)
        : base(Describe(entityClass, problems))
    {
        EntityClass = entityClass;
        Problems = problems;
    }

    /// <summary>The class whose members were to be set.</summary>
    public Type EntityClass { get; }

    /// <summary>Every problem, in the order of the values.</summary>
    public IReadOnlyList<FillProblem> Problems { get; }

    private static string Describe(Type entityClass, IReadOnlyList<FillProblem> problems)
    {
        var text = new StringBuilder($"The values do not fit '{entityClass.Name}', and nothing was set:");
        foreach (var problem in problems)
            text.Append(" '").Append(problem.Name).Append("': ").Append(problem.Reason).Append('.').AppendSuggestions(problem.Suggestions);
        return text.ToString();
    }
}
