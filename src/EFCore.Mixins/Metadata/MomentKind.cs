namespace EFCore.Mixins.Metadata;

/// <summary>The kind of dates and times of a column, from its SQL type in the model. A driver can reject values of another kind.</summary>
internal enum MomentKind
{
    /// <summary>Values are not converted.</summary>
    Any,

    /// <summary><c>timestamp with time zone</c>: UTC.</summary>
    Utc,

    /// <summary><c>timestamp without time zone</c>: local clock time.</summary>
    Wall,
}
