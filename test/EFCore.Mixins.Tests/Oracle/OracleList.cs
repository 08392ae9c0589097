namespace EFCore.Mixins.Tests.Oracle;

/// <summary>A case over objects in memory.</summary>
internal sealed class OracleList<T>(IQueryable<T> rows, Func<T, (int, int?)> key) : IOracleStatement
{
    public string Sql => "(in memory)";

    public IOracleStatement Page(int? offset, int? limit)
    {
        var skipped = offset is { } first ? rows.Skip(first) : rows;
        return new OracleList<T>(limit is { } most ? skipped.Take(most) : skipped, key);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(rows.Count());

    public Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken) => Task.FromResult(rows.AsEnumerable().Select(key).ToList());
}
