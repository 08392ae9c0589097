using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Providers;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Paging;

/// <summary>The source of pages: a statement, a query of a context, or an in-memory list.</summary>
/// <param name="rows">The rows.</param>
/// <param name="context">The context to use, instead of that of the query, the ambient one, or one that the library opens.</param>
internal sealed class PageSource<T>(IQueryable<T> rows, DbContext? context)
    where T : class
{
    private readonly IQueryable<T> rows = Whole(rows);

    /// <summary>The query itself.</summary>
    public IQueryable<T> Rows => rows;

    /// <summary>The time-out of each command of the page; null for that of the context's options.</summary>
    public TimeSpan? CommandTimeout { get; init; }

    /// <summary>Changes the options of cursors; null for those of the context.</summary>
    public Func<MixinsOptions, MixinsOptions>? CursorOptions { get; init; }

    /// <summary>Whether the rows are in-memory objects.</summary>
    public bool IsInMemory => rows is EnumerableQuery;

    /// <summary>The original statement of the rows; null if its tree must be read.</summary>
    public BoundStatement? Statement => Compiler?.Origin;

    /// <summary>The query by its statement key; null if it has none.</summary>
    public KeyedStatement? Call => field ??= Compiler?.KeyedStatementOf(rows.Expression);

    /// <summary>The tree of the query; built when first used.</summary>
    public Expression Tree => Call is { } call ? call.Tree : rows.Expression;

    private StatementCompiler? Compiler => (rows.Provider as StatementProvider)?.Compiler;

    /// <summary>The rows of a class that match a filter, in an order and with a plan.</summary>
    public static PageSource<T> Of(object? where, IEnumerable<string>? orderBy, LoadPlan? load, DbContext? context)
        => context is not null && ContextBindings.Find(typeof(T)) is null
            ? new(StatementBinding.Of(context.Set<T>()).Apply(context.Set<T>(), where, orderBy, load), context)
            : new(StatementBinding.Query<T>(where, orderBy, load), context);

    /// <summary>The query with further calls, by its statement key if it has one, else by its tree.</summary>
    /// <param name="mark">Distinguishes the calls from others.</param>
    /// <param name="values">The values of the calls.</param>
    /// <param name="behind">Adds the calls to a tree, with parameters for the values.</param>
    public PageStatement With(ReadOnlySpan<object?> mark, object?[] values, Func<Expression, ConditionValue[], Expression> behind)
    {
        var first = Call?.Key.Values.Length;
        return new PageStatement(Call is { } call ? call with { Key = call.Key.With(mark, values), Build = _ => Build() } : null, Build);

        Expression Build() => behind(Tree, [.. values.Select((value, i) => new ConditionValue(value) { Position = first + i ?? -1 })]);
    }

    /// <summary>Runs work on the context of the call.</summary>
    public Task<TResult> RunAsync<TResult>(Func<DbContext, Task<TResult>> run, CancellationToken cancellationToken)
    {
        return ContextWork.WithContextAsync(
            typeof(T),
            context ?? QueryableOrigins.ContextOf(rows),
            ContextAccess.Read,
            run,
            RunOnAsync,
            cancellationToken);

        Task<TResult> RunOnAsync(ContextScope scope, Func<DbContext, Task<TResult>> run, CancellationToken token)
        {
            if (CommandTimeout is { } timeout && scope.IsOwned)
                scope.Context.Database.SetCommandTimeout(timeout); // the pool resets it
            scope.MayHaveLoaded = Call?.HasLoads ?? RelationLoadFinder.AreIn(rows.Expression);
            return ErrorTranslation.TypedAsync(scope.Context, () => run(scope.Context));
        }
    }

    /// <summary>Converts a statement of all rows, which has no statement key, to one without a filter, which has one.</summary>
    private static IQueryable<T> Whole(IQueryable<T> rows)
        => rows.Provider is StatementProvider { Compiler.Origin: null }
            && rows.Expression is EntityQueryRootExpression { EntityType.HasSharedClrType: false }
            ? StatementBinding.Query<T>(null, null, null)
            : rows;
}
