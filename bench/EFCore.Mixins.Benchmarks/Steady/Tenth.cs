namespace EFCore.Mixins.Benchmarks.Steady;

/// <summary>What a tenth of a run cost.</summary>
/// <param name="Time">Microseconds a call.</param>
/// <param name="Pause">The part of the time, in percent, in which garbage collections stopped the process.</param>
/// <param name="Beside">Microseconds a call of EF's own find, without the library, in the same time.</param>
internal sealed record Tenth(double Time, double Pause, double Beside);
