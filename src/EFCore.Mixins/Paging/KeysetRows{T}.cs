namespace EFCore.Mixins.Paging;

/// <summary>Reads rows after a position in an order, or before it.</summary>
internal abstract class KeysetRows<T>(KeysetOrder order)
{
    /// <summary>The order.</summary>
    public KeysetOrder Order => order;

    /// <summary>The rows on one side of a position, the closest first.</summary>
    public abstract Task<List<KeptRow<T>>> ReadAsync(PageSpan span, CancellationToken cancellationToken);

    /// <summary>Whether a row exists on one side of a position.</summary>
    public abstract Task<bool> AnyAsync(KeysetPosition position, bool isBackward, CancellationToken cancellationToken);
}
