namespace EFCore.Mixins.Paging;

/// <summary>The state of both sides of a page.</summary>
/// <param name="HasNext">Whether rows follow.</param>
/// <param name="HasPrevious">Whether rows precede it.</param>
/// <param name="Origin">The position from which the page was read; unused for the first page.</param>
internal readonly record struct PageEnds(bool HasNext, bool HasPrevious, KeysetPosition Origin);
