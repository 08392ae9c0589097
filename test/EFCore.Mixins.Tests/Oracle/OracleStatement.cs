namespace EFCore.Mixins.Tests.Oracle;

/// <summary>A statement of a case, whatever its class.</summary>
internal interface IOracleStatement
{
    string Sql { get; }

    IOracleStatement Page(int? offset, int? limit);

    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>The keys of the rows, in the order in which they came.</summary>
    Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class OracleStatement<T>(IQueryable<T> statement, Func<T, (int, int?)> key) : IOracleStatement
    where T : class
{
    public string Sql => statement.ToQueryString();

    public IOracleStatement Page(int? offset, int? limit)
    {
        var skipped = offset is { } rows ? statement.Skip(rows) : statement;
        return new OracleStatement<T>(limit is { } most ? skipped.Take(most) : skipped, key);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => statement.CountAsync(cancellationToken);

    public async Task<List<(int, int?)>> KeysAsync(CancellationToken cancellationToken)
        => [.. (await statement.AsNoTracking().ToListAsync(cancellationToken)).Select(key)];
}
