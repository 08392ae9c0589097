namespace EFCore.Mixins;

/// <summary>Thrown when the row that a call needs does not exist.</summary>
public sealed class ModelNotFoundException : Exception
{
    internal ModelNotFoundException(Type entityClass, IReadOnlyList<object?> key, bool showKey)
        : base(
            $"'{entityClass.Name}' was not found: " +
            $"no row of this class has the {(showKey ? $"key ({string.Join(", ", key)})" : "given key")}. " +
            "Check the key, or whether another user has deleted the row.")
    {
        EntityClass = entityClass;
        Key = key;
    }

    /// <summary>The class of the missing row.</summary>
    public Type EntityClass { get; }

    /// <summary>The values of the primary key, in its order.</summary>
    public IReadOnlyList<object?> Key { get; }
}
