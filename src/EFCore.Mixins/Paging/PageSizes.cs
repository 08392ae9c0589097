namespace EFCore.Mixins.Paging;

/// <summary>Validates page sizes.</summary>
internal static class PageSizes
{
    /// <remarks>One row more than a page is read.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public static void ThrowIfInvalid(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
    }
}
