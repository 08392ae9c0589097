using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Sorting;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Providers;
using EFCore.Mixins.Statements.Running;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Finding;

/// <summary>Runs statements on the context of a call.</summary>
internal static class StatementRowReader
{
    private static readonly object FirstByKey = new();

    /// <summary>Reads all rows of a statement.</summary>
    public static Task<List<T>> ListAsync<T>(IQueryable<T>? statement, DbContext? context, CancellationToken cancellationToken)
        where T : class
        => Keyed(statement) is { } call
            ? RunAsync<T, List<T>>(
                call,
                context,
                (scope, token) => StatementExecution.Of(scope, call).ToListAsync<T>(token),
                cancellationToken)
            : RunAsync(statement, context, Statement.WholeOn, static (rows, _, token) => rows.ToListAsync(token), cancellationToken);

    /// <summary>Reads the first row of a statement, ordered by the primary key if the statement has no order.</summary>
    public static Task<T?> FirstAsync<T>(IQueryable<T>? statement, DbContext? context, CancellationToken cancellationToken)
        where T : class
        => Keyed(statement) is { } call
            ? RunAsync<T, T?>(call, context, (scope, token) => FirstAsync<T>(scope, call, token), cancellationToken)
            : RunAsync(
                statement,
                context,
                Statement.On,
                static (rows, type, token) => PrimaryKeyOrder.Ensure(rows, type).FirstOrDefaultAsync(token),
                cancellationToken);

    /// <summary>The statement by its statement key; null if it has none.</summary>
    private static KeyedStatement? Keyed<T>(IQueryable<T>? statement)
        where T : class
        => statement is { Provider: StatementProvider { Compiler: var compiler } } ? compiler.KeyedStatementOf(statement.Expression) : null;

    private static Task<T?> FirstAsync<T>(DbContext context, KeyedStatement call, CancellationToken cancellationToken)
        where T : class
    {
        var first = call with { Key = call.Key.With([FirstByKey], []), Build = Tree };
        return StatementExecution.Of(context, first).RunAsync<T?>(cancellationToken);

        Expression Tree(StatementKey key)
        {
            var rows = Statement.Create<T>().Provider.CreateQuery<T>(call.Tree);
            var ordered = PrimaryKeyOrder.Ensure(rows, EntityTypeFinder.Of(context, typeof(T)));
            return QueryableCalls.Call(nameof(Queryable.FirstOrDefault), ordered.Expression);
        }
    }

    private static Task<TResult> RunAsync<T, TResult>(
        KeyedStatement call,
        DbContext? context,
        Func<DbContext, CancellationToken, Task<TResult>> run,
        CancellationToken cancellationToken)
        => ContextWork.WithContextAsync(
            typeof(T),
            context,
            ContextAccess.Read,
            (call, run),
            static (scope, state, token) =>
            {
                scope.MayHaveLoaded = state.call.HasLoads;
                return state.run(scope.Context, token);
            },
            cancellationToken);

    /// <summary>
    ///     A query of a context runs on that context unless another is passed; a detached statement runs on the context of the call.
    /// </summary>
    private static Task<TResult> RunAsync<T, TResult>(
        IQueryable<T>? statement,
        DbContext? context,
        Func<IQueryable<T>, DbContext, IQueryable<T>> tie,
        Func<IQueryable<T>, IEntityType, CancellationToken, Task<TResult>> run,
        CancellationToken cancellationToken)
        where T : class
    {
        var source = statement is null ? null : QueryableOrigins.ContextOf(statement);
        return ContextWork.WithContextAsync(typeof(T), context ?? source, ContextAccess.Read, run, RunOnAsync, cancellationToken);

        Task<TResult> RunOnAsync(
            ContextScope scope,
            Func<IQueryable<T>, IEntityType, CancellationToken, Task<TResult>> run,
            CancellationToken token)
        {
            var rows = statement is null ? scope.Context.Set<T>()
                : ReferenceEquals(source, scope.Context) ? statement
                : tie(statement, scope.Context);
            scope.MayHaveLoaded = RelationLoadFinder.AreIn(rows.Expression);
            return ErrorTranslation.TypedAsync(scope.Context, () => run(rows, EntityTypeFinder.Of(scope.Context, typeof(T)), token));
        }
    }
}
