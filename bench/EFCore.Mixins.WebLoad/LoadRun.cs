using System.Diagnostics;

namespace EFCore.Mixins.WebLoad;

/// <summary>Asks each endpoint in turn, for a short time, over and over.</summary>
public sealed class LoadRun(Uri address, IReadOnlyList<(string Name, string Url)> endpoints, int rounds, TimeSpan length) : IDisposable
{
    private const int Clients = 4;

    private readonly HttpClient client = new() { BaseAddress = address };

    public async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        foreach (var (_, url) in endpoints)
            await MeasureAsync(url, length); // warms it up
        var rates = endpoints.ToDictionary(endpoint => endpoint.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, url) in round % 2 == 0 ? endpoints : endpoints.Reverse())
                rates[name].Add(await MeasureAsync(url, length));
        }

        return rates.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(pair.Value.Count / 2));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Requests per second.</summary>
    private async Task<double> MeasureAsync(string url, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var count = 0;
            for (; watch.Elapsed < duration; count++)
            {
                using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
            }

            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
