using System.Runtime.CompilerServices;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>The members of <see cref="ISessionMixin"/>.</summary>
public static class Session
{
    extension<T>(T)
        where T : class, ISessionMixin
    {
        /// <summary>
        ///     Binds the class and those derived from it to <paramref name="factory"/>. The binding of the nearest base class wins. Null
        ///     unbinds.
        /// </summary>
        public static void SetContextFactory<TContext>(IDbContextFactory<TContext>? factory)
            where TContext : DbContext
            => ContextBindings.SetHierarchy(typeof(T), factory);

        /// <summary>
        ///     Binds the class and those derived from it to two factories: <paramref name="factory"/> for calls that write,
        ///     <paramref name="reader"/> for calls that only read.
        /// </summary>
        /// <inheritdoc cref="Contexts.SetFactory{TContext}(IDbContextFactory{TContext}, IDbContextFactory{TContext})" path="/remarks" />
        public static void SetContextFactory<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext> reader)
            where TContext : DbContext
        {
            ArgumentNullException.ThrowIfNull(factory);
            ArgumentNullException.ThrowIfNull(reader);
            ContextBindings.SetHierarchy(typeof(T), factory, reader);
        }

        /// <summary>
        ///     Opens the context that a call would use: the given one, else the ambient one, else an owned one from the writing factory.
        /// </summary>
        /// <exception cref="NoContextException">No context is given or ambient, and no factory is bound.</exception>
        public static ValueTask<ContextScope> OpenScopeAsync(DbContext? context = null, CancellationToken cancellationToken = default)
            => ContextBindings.OpenAsync(typeof(T), context, cancellationToken);

        /// <summary>Runs a statement and reads all its rows.</summary>
        public static Task<List<TRow>> ExecuteAsync<TRow>(
            IQueryable<TRow> statement,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Tied(statement, context).ToListAsync(cancellationToken);

        /// <summary>Runs SQL, with its interpolated values as parameters, and returns the number of rows that it changed.</summary>
        public static Task<int> ExecuteAsync(
            FormattableString sql,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(sql);
            return ContextWork.WithContextAsync(typeof(T), context, ContextAccess.Write, sql, RunAsync, cancellationToken);
        }

        /// <summary>Runs a statement and streams its rows. The context is disposed when the enumeration ends or is abandoned.</summary>
        public static IAsyncEnumerable<TRow> ScalarsAsync<TRow>(
            IQueryable<TRow> statement,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => StreamAsync(Tied(statement, context), cancellationToken);
    }

    private static async Task<int> RunAsync(ContextScope scope, FormattableString sql, CancellationToken cancellationToken)
    {
        var database = scope.Context.Database;
        try
        {
            return SqlOperationReader.IsTransactionControl(sql.Format)
                ? await database.ExecuteSqlAsync(sql, cancellationToken).ConfigureAwait(false)
                : await StatementSavepoint
                    .RunAsync(scope.Context, () => database.ExecuteSqlAsync(sql, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception)
            when (ErrorTranslation.Translate(scope.Context, exception, SqlOperationReader.Of(sql.Format)) is { } typed)
        {
            throw typed;
        }
    }

    private static IQueryable<TRow> Tied<TRow>(IQueryable<TRow> statement, DbContext? context)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return context is null ? statement : statement.On(context);
    }

    private static async IAsyncEnumerable<TRow> StreamAsync<TRow>(
        IQueryable<TRow> statement,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in statement.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return row;
    }
}
