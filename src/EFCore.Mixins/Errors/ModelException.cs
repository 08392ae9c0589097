using System.Text;

namespace EFCore.Mixins;

/// <summary>Thrown when an instance can't be converted to a model. It lists all members that are missing or have the wrong type.</summary>
public sealed class ModelException : InvalidOperationException
{
    internal ModelException(Type entityClass, Type modelClass, IReadOnlyList<ModelProblem> problems)
        : base(Describe(entityClass, modelClass, problems))
    {
        EntityClass = entityClass;
        ModelClass = modelClass;
        Problems = problems;
    }

    /// <summary>The class of the instance.</summary>
    public Type EntityClass { get; }

    /// <summary>The class that was to be created.</summary>
    public Type ModelClass { get; }

    /// <summary>Every problem, in the order of the model.</summary>
    public IReadOnlyList<ModelProblem> Problems { get; }

    private static string Describe(Type entityClass, Type modelClass, IReadOnlyList<ModelProblem> problems)
    {
        var text = new StringBuilder($"'{entityClass.Name}' can't be turned into '{modelClass.Name}':");
        foreach (var problem in problems)
            text.Append(problem.Path.Length == 0 ? " " : $" '{problem.Path}': ").Append(problem.Reason).Append('.');
        return text.ToString();
    }
}
