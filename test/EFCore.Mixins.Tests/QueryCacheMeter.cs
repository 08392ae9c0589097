using System.Diagnostics.Metrics;

namespace EFCore.Mixins.Tests;

/// <summary>Reads how often EF compiled a query, and how often it knew it, since the meter was made.</summary>
internal sealed class QueryCacheMeter : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, long> counts = [];
    private readonly (long Misses, long Hits) start;

    public QueryCacheMeter()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Microsoft.EntityFrameworkCore" && instrument.Name.Contains("compiled_query_cache", StringComparison.Ordinal))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counts[instrument.Name[(instrument.Name.LastIndexOf('_') + 1)..]] = value);
        listener.Start();
        start = Totals();
    }

    public (long Misses, long Hits) Read()
    {
        var now = Totals();
        return (now.Misses - start.Misses, now.Hits - start.Hits);
    }

    public void Dispose() => listener.Dispose();

    private (long Misses, long Hits) Totals()
    {
        listener.RecordObservableInstruments();
        return (counts.GetValueOrDefault("misses"), counts.GetValueOrDefault("hits"));
    }
}
