namespace EFCore.Mixins.Options;

/// <summary>The maximum number of retries, and the longest pause before one.</summary>
internal sealed record RetryLimits(int MaxCount, TimeSpan MaxDelay);
