namespace EFCore.Mixins.Paging;

/// <summary>Checks how many rows a page is to have.</summary>
internal static class PageSizes
{
    /// <remarks>One row more than a page is read.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no page of that size.</exception>
    public static void ThrowIfInvalid(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
    }
}
