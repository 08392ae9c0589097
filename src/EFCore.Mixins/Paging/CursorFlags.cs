namespace EFCore.Mixins.Paging;

/// <summary>The bits of the second byte of a cursor.</summary>
internal static class CursorFlags
{
    /// <summary>The row of the cursor is included in the rows after it.</summary>
    public const int Inclusive = 1;

    /// <summary>The cursor includes the time of its creation.</summary>
    public const int HasTime = 2;

    /// <summary>The rows around that of the cursor have the same value in the first column.</summary>
    public const int Tied = 4;

    /// <summary>All defined bits.</summary>
    public const int All = Inclusive | HasTime | Tied;
}
