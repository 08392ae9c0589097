namespace EFCore.Mixins;

/// <summary>Why a cursor cannot be used.</summary>
public enum InvalidCursorReason
{
    /// <summary>It is not a cursor, was changed, or was protected with another key. These are not distinguished on purpose.</summary>
    Unreadable,

    /// <summary>It was created for other sort keys.</summary>
    OtherOrder,

    /// <summary>It was created for another filter, or for other values of it.</summary>
    OtherSelection,

    /// <summary>It was created for another class.</summary>
    OtherType,

    /// <summary>It is older than <see cref="MixinsOptions.CursorLifetime" />.</summary>
    Expired,

    /// <summary>It was created by a version of the library with another format of cursors.</summary>
    OtherVersion,
}
