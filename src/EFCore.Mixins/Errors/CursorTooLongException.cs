namespace EFCore.Mixins;

/// <summary>Thrown when a value of a sort key is too long for a cursor.</summary>
public sealed class CursorTooLongException : InvalidOperationException
{
    internal CursorTooLongException(Type entityClass, string sortKey, int length, int maxLength)
        : base(
            $"No cursor can be made for a row of '{entityClass.Name}': its value of sort key '{sortKey}' takes {length} bytes, " +
            $"and a cursor can contain at most {maxLength}. " +
            "Sort by a shorter value, such as a title or the beginning of a text in a separate column.")
    {
        EntityClass = entityClass;
        SortKey = sortKey;
        Length = length;
        MaxLength = maxLength;
    }

    /// <summary>The class of the row.</summary>
    public Type EntityClass { get; }

    /// <summary>The sort key by its name in the model.</summary>
    public string SortKey { get; }

    /// <summary>The number of bytes of the value.</summary>
    public int Length { get; }

    /// <summary>The maximum number of bytes of a value.</summary>
    public int MaxLength { get; }
}
