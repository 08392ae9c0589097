namespace EFCore.Mixins;

/// <summary>Thrown on the first use of a class whose computed members are declared incorrectly. It lists all of them.</summary>
public sealed class HybridException : InvalidOperationException
{
    internal HybridException(Type entityClass, IReadOnlyList<string> problems)
        : base(Describe(entityClass, problems))
    {
        EntityClass = entityClass;
        Problems = problems;
    }

    /// <summary>The class that declares the members.</summary>
    public Type EntityClass { get; }

    /// <summary>The problem of each member, and what to do.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Describe(Type entityClass, IReadOnlyList<string> problems)
        => problems is [var only]
            ? $"A computed member of '{entityClass.Name}' cannot be used: {only}."
            : string.Join(
                Environment.NewLine + "- ",
                [$"Computed members of '{entityClass.Name}' cannot be used:", .. problems.Select(problem => $"{problem}.")]);
}
