namespace EFCore.Mixins.Benchmarks.Measuring;

/// <summary>A limit for the cost of the library over that of other code which does the same.</summary>
/// <param name="Work">What both do.</param>
/// <param name="Rival">Who the other is.</param>
/// <param name="Most">The largest ratio of times that meets the bar.</param>
/// <param name="Ours">The work by the library.</param>
/// <param name="Theirs">The work by the other.</param>
/// <param name="MostAllocated">The largest ratio of allocated bytes that meets the bar; null where none is set.</param>
internal sealed record Bar(string Work, string Rival, double Most, Func<Task> Ours, Func<Task> Theirs, double? MostAllocated = null);
