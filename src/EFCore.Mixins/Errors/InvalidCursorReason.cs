namespace EFCore.Mixins;

/// <summary>Why a cursor cannot be used.</summary>
public enum InvalidCursorReason
{
    /// <summary>It is no cursor, was changed, or was protected with another key: one reason on purpose.</summary>
    Unreadable,

    /// <summary>It was made for other sort keys.</summary>
    OtherOrder,

    /// <summary>It was made for another filter, or for other values of it.</summary>
    OtherSelection,

    /// <summary>It was made for another class.</summary>
    OtherType,

    /// <summary>It is older than <see cref="MixinsOptions.CursorLifetime" />.</summary>
    Expired,

    /// <summary>It was made by a version of the library that wrote cursors in another form.</summary>
    OtherVersion,
}
