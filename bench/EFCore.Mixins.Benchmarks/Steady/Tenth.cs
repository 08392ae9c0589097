namespace EFCore.Mixins.Benchmarks.Steady;

/// <summary>What a tenth of a run cost.</summary>
/// <param name="Time">Microseconds a call.</param>
/// <param name="Pause">Milliseconds in which garbage collections stopped the process.</param>
internal sealed record Tenth(double Time, double Pause);
