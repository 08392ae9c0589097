using System.Globalization;

namespace EFCore.Mixins.Benchmarks.Measuring;

/// <summary>Measures bars and prints them as a table in Markdown.</summary>
internal static class BarTable
{
    public static async Task PrintAsync(IEnumerable<Bar> bars, int calls)
    {
        Console.WriteLine("| work | against | ratio | bar | allocated | bar | µs | µs theirs | KB | pause, % | pause theirs | after calls |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var bar in bars)
        {
            var measured = await Pairs.MeasureAsync(bar.Ours, bar.Theirs, calls);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {bar.Work} | {bar.Rival} | {Verdict(measured.Ratio, bar.Most)} | {bar.Most:0.00} | {Verdict(measured.Allocated, bar.MostAllocated)} | "
                + $"{bar.MostAllocated:0.00} | {measured.Ours:0.0} | {measured.Theirs:0.0} | {measured.OurBytes / 1024:0.0} | {measured.OurPause:0.0} | "
                + $"{measured.TheirPause:0.0} | {measured.Before} |"));
        }
    }

    private static string Verdict(double ratio, double? most)
        => ratio.ToString(ratio > most ? "**0.00**" : "0.00", CultureInfo.InvariantCulture);
}
