namespace EFCore.Mixins.Metadata;

/// <summary>Which moments a column takes, by the SQL type that the model gives it: a driver can refuse moments of another kind.</summary>
internal enum Clock
{
    /// <summary>Moments as they are.</summary>
    Any,

    /// <summary><c>timestamp with time zone</c>: UTC.</summary>
    Utc,

    /// <summary><c>timestamp without time zone</c>: what a clock on the wall shows.</summary>
    Wall,
}
