using System.Linq.Expressions;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Runs what EF's provider executes: one result or a stream of rows.</summary>
internal interface IStatementRunner
{
    Task<TResult> RunAsync<TResult>(Expression query, CancellationToken cancellationToken);

    IAsyncEnumerable<TRow> StreamAsync<TRow>(Expression query, CancellationToken cancellationToken);
}
