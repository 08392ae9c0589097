namespace EFCore.Mixins.Paging;

/// <summary>What is on either side of a page.</summary>
/// <param name="HasNext">Whether rows follow.</param>
/// <param name="HasPrevious">Whether there are rows before.</param>
/// <param name="Origin">The place that the page was reached from; without meaning for the first page, which has nothing before it.</param>
internal readonly record struct PageEnds(bool HasNext, bool HasPrevious, KeysetPosition Origin);
