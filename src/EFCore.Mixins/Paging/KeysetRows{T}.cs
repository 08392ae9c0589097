namespace EFCore.Mixins.Paging;

/// <summary>Reads rows behind a place in an order, or before it.</summary>
internal abstract class KeysetRows<T>(KeysetOrder order)
{
    /// <summary>The order.</summary>
    public KeysetOrder Order => order;

    /// <summary>The rows on one side of a place, the nearest first.</summary>
    public abstract Task<List<KeptRow<T>>> ReadAsync(PageSpan span, CancellationToken cancellationToken);

    /// <summary>Whether there is a row on one side of a place.</summary>
    public abstract Task<bool> AnyAsync(KeysetPosition position, bool isBackward, CancellationToken cancellationToken);
}
