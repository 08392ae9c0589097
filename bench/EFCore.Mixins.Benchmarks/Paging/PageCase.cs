namespace EFCore.Mixins.Benchmarks.Paging;

/// <summary>An order, and the ways to read the page after one of its rows.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="OrderBy">The sort keys.</param>
/// <param name="Order">The order as LINQ.</param>
/// <param name="Guard">The rows after a row, in the form that begins with a bound on the first key.</param>
/// <param name="Or">The rows after a row, as alternatives.</param>
/// <param name="Columns">The columns of a row value; null if the values cannot be compared as one.</param>
internal sealed record PageCase(
    string Name,
    string[] OrderBy,
    Func<IQueryable<PageRow>, IQueryable<PageRow>> Order,
    Func<IQueryable<PageRow>, PageRow, IQueryable<PageRow>> Guard,
    Func<IQueryable<PageRow>, PageRow, IQueryable<PageRow>> Or,
    string[]? Columns)
{
    public static PageCase[] All { get; } =
    [
        new(
            "two keys",
            ["many"],
            rows => rows.OrderBy(row => row.Many).ThenBy(row => row.Id),
            (rows, last) => rows.Where(row => row.Many >= last.Many && (row.Many > last.Many || row.Id > last.Id)),
            (rows, last) => rows.Where(row => row.Many > last.Many || (row.Many == last.Many && row.Id > last.Id)),
            ["Many", "Id"]),
        new(
            "mixed directions",
            ["many", "-id"],
            rows => rows.OrderBy(row => row.Many).ThenByDescending(row => row.Id),
            (rows, last) => rows.Where(row => row.Many >= last.Many && (row.Many > last.Many || row.Id < last.Id)),
            (rows, last) => rows.Where(row => row.Many > last.Many || (row.Many == last.Many && row.Id < last.Id)),
            null),
        new(
            "nullable key, a value",
            ["optional"],
            rows => rows.OrderBy(row => row.Optional == null).ThenBy(row => row.Optional).ThenBy(row => row.Id),
            (rows, last) => rows.Where(row => (row.Optional >= last.Optional && (row.Optional > last.Optional || row.Id > last.Id)) || row.Optional == null),
            (rows, last) => rows.Where(row => row.Optional > last.Optional || row.Optional == null || (row.Optional == last.Optional && row.Id > last.Id)),
            null),
        new(
            "few values, two keys",
            ["few"],
            rows => rows.OrderBy(row => row.Few).ThenBy(row => row.Id),
            (rows, last) => rows.Where(row => row.Few >= last.Few && (row.Few > last.Few || row.Id > last.Id)),
            (rows, last) => rows.Where(row => row.Few > last.Few || (row.Few == last.Few && row.Id > last.Id)),
            ["Few", "Id"]),
        new(
            "few values, three keys",
            ["few", "many"],
            rows => rows.OrderBy(row => row.Few).ThenBy(row => row.Many).ThenBy(row => row.Id),
            (rows, last) => rows.Where(
                row => row.Few >= last.Few && (row.Few > last.Few || (row.Many >= last.Many && (row.Many > last.Many || row.Id > last.Id)))),
            (rows, last) => rows.Where(row => row.Few > last.Few
                || (row.Few == last.Few && row.Many > last.Many)
                || (row.Few == last.Few && row.Many == last.Many && row.Id > last.Id)),
            ["Few", "Many", "Id"]),
    ];
}
