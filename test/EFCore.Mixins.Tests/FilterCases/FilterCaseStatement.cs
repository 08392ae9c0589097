namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>A statement of a case, whatever its class.</summary>
internal interface IFilterCaseStatement
{
    string Sql { get; }

    IFilterCaseStatement Page(int? offset, int? limit);

    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>The keys of the rows, in the order in which they came.</summary>
    Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class FilterCaseStatement<T>(IQueryable<T> statement, Func<T, (int, int?)> key) : IFilterCaseStatement
    where T : class
{
    public string Sql => statement.ToQueryString();

    public IFilterCaseStatement Page(int? offset, int? limit)
    {
        var skipped = offset is { } rows ? statement.Skip(rows) : statement;
        return new FilterCaseStatement<T>(limit is { } most ? skipped.Take(most) : skipped, key);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => statement.CountAsync(cancellationToken);

    public async Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken)
        => [.. (await statement.AsNoTracking().ToListAsync(cancellationToken)).Select(key)];
}
