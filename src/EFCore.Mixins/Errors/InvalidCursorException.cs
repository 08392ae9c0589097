namespace EFCore.Mixins;

/// <summary>Thrown when a cursor cannot be used for a call. Nothing was read.</summary>
public sealed class InvalidCursorException : ArgumentException
{
    internal InvalidCursorException(Type entityClass, InvalidCursorReason reason)
        : base($"The cursor cannot be used for a page of '{entityClass.Name}': {Describe(reason)}")
    {
        EntityClass = entityClass;
        Reason = reason;
    }

    /// <summary>The class of the rows.</summary>
    public Type EntityClass { get; }

    /// <summary>Why the cursor cannot be used.</summary>
    public InvalidCursorReason Reason { get; }

    private static string Describe(InvalidCursorReason reason)
        => reason switch
        {
            InvalidCursorReason.OtherOrder
                => "it was made for other sort keys. Give the same 'orderBy' for all pages of a walk, or begin again without a cursor.",
            InvalidCursorReason.OtherSelection
                => "it was made for another filter, or other values of it. " +
                "Give the same filter for all pages of a walk, begin again without a cursor, " +
                $"or go on under another filter with '{nameof(CursorBinding)}.{nameof(CursorBinding.Order)}'.",
            InvalidCursorReason.OtherType => "it was made for another class. Begin again without a cursor.",
            InvalidCursorReason.Expired => "it has expired. Begin again without a cursor.",
            InvalidCursorReason.OtherVersion => "another version of the library made it. Begin again without a cursor.",
            _ => "it is not a cursor, was changed, or was protected with another key. Begin again without a cursor.",
        };
}
