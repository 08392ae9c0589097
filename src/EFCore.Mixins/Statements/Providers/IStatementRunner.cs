using System.Linq.Expressions;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Runs the queries that EF's provider executes, for one result or a stream of rows.</summary>
internal interface IStatementRunner
{
    Task<TResult> RunAsync<TResult>(Expression query, CancellationToken cancellationToken);

    IAsyncEnumerable<TRow> StreamAsync<TRow>(Expression query, CancellationToken cancellationToken);
}
