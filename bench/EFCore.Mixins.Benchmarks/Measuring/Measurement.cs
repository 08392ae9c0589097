namespace EFCore.Mixins.Benchmarks.Measuring;

/// <summary>What a pair cost, each side once.</summary>
/// <param name="Ratio">The median of the ratios of time of all pairs.</param>
/// <param name="Allocated">The ratio of allocated bytes.</param>
/// <param name="Ours">Microseconds of the library, the median.</param>
/// <param name="Theirs">Microseconds of the other, the median.</param>
/// <param name="OurBytes">Bytes that the library allocates.</param>
/// <param name="OurPause">Percent of the library's time in which garbage collections stopped it.</param>
/// <param name="TheirPause">Percent of the other's.</param>
/// <param name="Before">The calls of each side before the first pair.</param>
internal sealed record Measurement(double Ratio, double Allocated, double Ours, double Theirs, double OurBytes, double OurPause, double TheirPause, int Before);
