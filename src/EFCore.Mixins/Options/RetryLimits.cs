namespace EFCore.Mixins.Options;

/// <summary>How often work is run again, and the longest pause before it.</summary>
internal sealed record RetryLimits(int MaxCount, TimeSpan MaxDelay);
