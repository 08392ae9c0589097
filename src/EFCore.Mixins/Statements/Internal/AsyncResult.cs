using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Tells a task from a stream in the one method that EF asks for both.</summary>
internal static class AsyncResult<TResult>
{
    public static Func<IStatementRunner, Expression, CancellationToken, TResult> Run { get; } = Create();

    private static Func<IStatementRunner, Expression, CancellationToken, TResult> Create()
    {
        var name = typeof(TResult).GetGenericTypeDefinition() == typeof(Task<>)
            ? nameof(IStatementRunner.RunAsync)
            : nameof(IStatementRunner.StreamAsync);
        var method = typeof(IStatementRunner).GetMethod(name, BindingFlags.Instance | BindingFlags.Public);
        return method! // named by nameof
            .MakeGenericMethod(typeof(TResult).GenericTypeArguments)
            .CreateDelegate<Func<IStatementRunner, Expression, CancellationToken, TResult>>();
    }
}
