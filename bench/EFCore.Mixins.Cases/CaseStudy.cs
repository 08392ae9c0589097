using System.Globalization;
using EFCore.Mixins.Tests.FilterCases;

namespace EFCore.Mixins.Cases;

/// <summary>Runs every case with each way to query related rows, and compares the library's choice with the best.</summary>
/// <param name="database">The database.</param>
/// <param name="cases">The cases.</param>
/// <param name="limit">The seconds after which the database cancels a statement.</param>
internal sealed class CaseStudy(CaseDatabase database, IReadOnlyList<FilterCase> cases, int limit)
{
    private const double Factor = 3;
    private const double Margin = 20;
    private const double Most = 1000;

    /// <summary>How often a case above the bar is measured: other work on the machine delays single runs.</summary>
    private const int Attempts = 4;

    private static readonly SubqueryBehavior[] Forms = [SubqueryBehavior.Exists, SubqueryBehavior.In, SubqueryBehavior.Automatic];

    private readonly CaseTimer timer = new(limit);
    private readonly List<(FilterCase Case, CaseTimes[] Times)> measured = [];

    /// <summary>Whether every case is within the bar.</summary>
    public async Task<bool> RunAsync()
    {
        var factories = Forms.Select(database.FactoryFor).ToList();
        foreach (var wanted in cases)
        {
            var times = new CaseTimes[Forms.Length];
            Array.Fill(times, CaseTimes.Unknown);
            for (var attempt = 0; attempt < Attempts && (attempt == 0 || IsBeyond(times, ^1)); attempt++)
            {
                for (var form = Forms.Length - 1; form >= 0; form--)
                {
                    Contexts.SetFactory(factories[form]);
                    times[form] = times[form].Best(await timer.MeasureAsync(wanted));
                }
            }

            measured.Add((wanted, times));
        }

        Print();
        return measured.TrueForAll(one => !IsBeyond(one.Times, ^1));
    }

    private void Print()
    {
        Console.WriteLine(
            $"\n{database.Name}, {cases.Count} cases\n\n| form | sum, s | over {Most} ms | over {Factor} times the best + {Margin} ms | slowest, ms |\n"
            + "|---|--:|--:|--:|--:|");
        for (var form = 0; form < Forms.Length; form++)
            Print(form);
        foreach (var (wanted, times) in measured.Where(one => IsBeyond(one.Times, ^1)))
            Console.WriteLine($"- {wanted.Id}: {string.Join(", ", Forms.Zip(times, (form, time) => $"{form} {time}"))}");
    }

    private void Print(int form)
    {
        var times = measured.ConvertAll(one => one.Times[form]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Forms[form]} | {times.Sum(time => time.Sum(limit * 1000)) / 1000:0.0} | {times.Count(time => time.Worst > Most)} | "
            + $"{measured.Count(one => IsBeyond(one.Times, form))} | {times.Max(time => time.Worst):0} |"));
    }

    private static bool IsBeyond(CaseTimes[] times, Index form)
        => IsBeyond(times[form].Page, times.Min(time => time.Page)) || IsBeyond(times[form].Total, times.Min(time => time.Total));

    private static bool IsBeyond(double time, double best) => time > Most || time > (Factor * best) + Margin;
}
