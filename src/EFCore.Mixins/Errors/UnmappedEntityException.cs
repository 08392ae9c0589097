using EFCore.Mixins.Values;


namespace EFCore.Mixins;

/// <summary>Thrown when no context that could serve a call maps the entity class.</summary>
public sealed class UnmappedEntityException : InvalidOperationException
{
    internal UnmappedEntityException(Type entityClass, IReadOnlyList<Type> contexts, bool isFiltered = false)
        : base(
            $"'{TypeNames.Of(entityClass)}' cannot be {(isFiltered ? "filtered or sorted" : "read or written")}: " +
            $"{Reason(entityClass, isFiltered, string.Join(", ", contexts.Select(context => $"'{context.Name}'")))}")
    {
        EntityClass = entityClass;
        Contexts = contexts;
    }

    private static string Reason(Type entityClass, bool isFiltered, string contexts)
    {
        if (isFiltered && (entityClass.IsInterface || entityClass == typeof(object)))
        {
            var kind = entityClass.IsInterface ? "an interface" : "the base of all classes";
            return $"names are looked up in the model of an entity class, and it is {kind}. "
                + "Filter and sort the query of the entity class first.";
        }

        if (isFiltered && typeof(IDictionary<string, object>).IsAssignableFrom(entityClass))
        {
            return "the class does not name the entity type, because several can share it. "
                + "Filter its query with 'EF.Property<T>(row, name)', or map a class of its own.";
        }

        return $"its class is not mapped by {contexts}. "
            + (isFiltered ? "If it is a projection, filter and sort the entities before it; if not, add" : "Add")
            + " it to the model of the context, or bind, pass or make ambient a context that maps it.";
    }

    /// <summary>The entity class of the call.</summary>
    public Type EntityClass { get; }

    /// <summary>The types of the contexts that were searched.</summary>
    public IReadOnlyList<Type> Contexts { get; }
}
