namespace EFCore.Mixins.Paging;

/// <summary>The order of values in memory, as that of a column is by default.</summary>
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
