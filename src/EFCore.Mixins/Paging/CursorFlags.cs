namespace EFCore.Mixins.Paging;

/// <summary>The bits of the second byte of a cursor.</summary>
internal static class CursorFlags
{
    /// <summary>The row of the cursor is among those behind it.</summary>
    public const int Inclusive = 1;

    /// <summary>The cursor knows when it was made.</summary>
    public const int HasTime = 2;

    /// <summary>Every bit that means something.</summary>
    public const int All = Inclusive | HasTime;
}
