using System.Security.Cryptography;
using System.Text;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>Compares the rows of a case with those that it returns.</summary>
internal static class FilterCaseCheck
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a case, and reports it where it returns other rows.</summary>
    public static async Task RunAsync(
        FilterCaseReport report, FilterCase wanted, FilterCaseTree tree, Func<object?, string[]?, IFilterCaseStatement> query)
    {
        var sql = "";
        try
        {
            var whole = query(tree.Filter(wanted.Where), tree.OrderBy(wanted.OrderBy));
            var page = whole.Page(wanted.Offset, wanted.Limit);
            sql = page.Sql;
            if (await DifferenceAsync(wanted, whole, page) is { } difference)
                report.Add(wanted.Id, $"{Input(wanted)}\n{sql}\n{difference}");
        }
        // Whatever a case ends with is a line of the report.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report.Add(wanted.Id, $"{Input(wanted)}\n{sql}\n{exception}");
        }
    }

    private static async Task<string?> DifferenceAsync(FilterCase wanted, IFilterCaseStatement whole, IFilterCaseStatement page)
    {
        var rows = await page.KeysAsync(Token);
        var keys = (wanted.OrderBy is [] ? rows.Order() : rows.AsEnumerable())
            .Select(key => key.Item2 is { } second ? $"{key.Item1}-{second}" : $"{key.Item1}").ToList();
        if (keys.Count != wanted.Expected.Count || Hash(keys) != wanted.Expected.Sha256)
            return $"expected {wanted.Expected.Count}: {string.Join(' ', wanted.Expected.Pks)}\ngot {keys.Count}: {string.Join(' ', keys.Take(300))}";
        var total = wanted.Expected.Total is null ? null : (int?)await whole.CountAsync(Token);
        return total == wanted.Expected.Total ? null : $"expected a count of {wanted.Expected.Total}, got {total}";
    }

    private static string Input(FilterCase wanted)
        => $"{wanted.Model} {wanted.Where.GetRawText()} order by [{string.Join(", ", wanted.OrderBy)}] limit {wanted.Limit} offset {wanted.Offset}";

    private static string Hash(List<string> keys)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', keys))));
}
