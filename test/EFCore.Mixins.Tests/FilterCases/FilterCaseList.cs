namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>A case over objects in memory.</summary>
internal sealed class FilterCaseList<T>(IQueryable<T> rows, Func<T, (int, int?)> key) : IFilterCaseStatement
{
    public string Sql => "(in memory)";

    public IFilterCaseStatement Page(int? offset, int? limit)
    {
        var skipped = offset is { } first ? rows.Skip(first) : rows;
        return new FilterCaseList<T>(limit is { } most ? skipped.Take(most) : skipped, key);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(rows.Count());

    public Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken) => Task.FromResult(rows.AsEnumerable().Select(key).ToList());
}
