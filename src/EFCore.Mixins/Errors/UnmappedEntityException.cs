namespace EFCore.Mixins;

/// <summary>Thrown when no context that may serve a call maps the entity class.</summary>
public sealed class UnmappedEntityException : InvalidOperationException
{
    internal UnmappedEntityException(Type entityClass, IReadOnlyList<Type> contexts, bool isFiltered = false)
        : base(
            $"'{entityClass.Name}' cannot be {(isFiltered ? "filtered or sorted" : "read or written")}: " +
            $"its class is not mapped by {string.Join(", ", contexts.Select(context => $"'{context.Name}'"))}. " +
            (isFiltered ? "If it is a projection, filter and sort the entities before it; if not, add" : "Add") +
            " it to the model of the context, or bind, pass or make ambient a context that maps it.")
    {
        EntityClass = entityClass;
        Contexts = contexts;
    }

    /// <summary>The class that was asked for.</summary>
    public Type EntityClass { get; }

    /// <summary>The types of the contexts that were looked at.</summary>
    public IReadOnlyList<Type> Contexts { get; }
}
