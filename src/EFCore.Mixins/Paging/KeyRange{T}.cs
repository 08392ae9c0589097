namespace EFCore.Mixins.Paging;

/// <summary>A range of keys.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Position">The last key.</param>
internal sealed record KeyRange<T>(IQueryable<T> Rows, KeysetPosition Position);
