using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Distinguishes a task from a stream in the one method that EF calls for both.</summary>
internal static class AsyncResult<TResult>
{
    public static Func<IStatementRunner, Expression, CancellationToken, TResult> Run { get; } = Create();

    private static Func<IStatementRunner, Expression, CancellationToken, TResult> Create()
    {
        var name = typeof(TResult).GetGenericTypeDefinition() == typeof(Task<>) ? nameof(RunAsync) : nameof(StreamAsync);
        var method = typeof(AsyncResult<TResult>).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic);
        return method! // named by nameof
            .MakeGenericMethod(typeof(TResult).GenericTypeArguments)
            .CreateDelegate<Func<IStatementRunner, Expression, CancellationToken, TResult>>();
    }

    private static Task<T> RunAsync<T>(IStatementRunner runner, Expression query, CancellationToken cancellationToken)
        => runner.RunAsync<T>(query, cancellationToken);

    private static IAsyncEnumerable<T> StreamAsync<T>(IStatementRunner runner, Expression query, CancellationToken cancellationToken)
        => runner.StreamAsync<T>(query, cancellationToken);
}
