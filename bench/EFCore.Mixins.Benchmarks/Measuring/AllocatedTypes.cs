using System.Diagnostics.Tracing;

namespace EFCore.Mixins.Benchmarks.Measuring;

/// <summary>Counts which types are allocated most, one sample in some 100 KB.</summary>
internal sealed class AllocatedTypes : EventListener
{
    private const EventKeywords Allocations = (EventKeywords)0x1;

    private readonly Dictionary<string, int> samples = [];

    public IEnumerable<(string Type, int Percent)> Top(int count)
    {
        lock (samples)
            return [.. samples.OrderByDescending(pair => pair.Value).Take(count).Select(pair => (pair.Key, pair.Value * 100 / samples.Values.Sum()))];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, Allocations);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true || eventData.Payload?[5] is not string type)
            return;
        lock (samples)
            samples[type] = samples.GetValueOrDefault(type) + 1;
    }
}
