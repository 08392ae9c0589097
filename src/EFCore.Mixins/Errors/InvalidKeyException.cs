using EFCore.Mixins.Errors;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>Thrown when a key does not match the primary key of the entity class: too few or many parts, or another type.</summary>
public sealed class InvalidKeyException : ArgumentException
{
    internal InvalidKeyException(Type entityClass, IReadOnlyList<IProperty> properties, InvalidKeyProblem problem)
        : base(
            $"The key does not fit '{entityClass.Name}': {(problem.Part is { } part ? $"for '{part.Name}' " : "")}{problem.Reason}. " +
            $"Give {string.Join(", ", properties.Select(property => $"'{property.Name}' ({TypeNames.Of(property.ClrType)})"))}" +
            $"{(properties.Count > 1 ? ", in this order or by name" : "")}.")
    {
        EntityClass = entityClass;
        KeyProperties = [.. properties.Select(property => property.Name)];
    }

    /// <summary>The class of the key.</summary>
    public Type EntityClass { get; }

    /// <summary>The properties of the primary key, in its order.</summary>
    public IReadOnlyList<string> KeyProperties { get; }
}
