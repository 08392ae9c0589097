namespace EFCore.Mixins.Paging;

/// <summary>The in-memory order of values, which matches the default order of a column.</summary>
internal static class ValueOrder
{
    public static int Compare(object left, object right)
        => (left, right) switch
        {
            (string first, string second) => string.CompareOrdinal(first, second),
            (byte[] first, byte[] second) => first.AsSpan().SequenceCompareTo(second),
            _ => Comparer<object>.Default.Compare(left, right),
        };
}
